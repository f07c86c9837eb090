using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.Submissions;

namespace Klang.Data.Shelf;

/// <summary>What to add up: a fiscal year's round, inside an area, split by a level, of submissions in certain statuses.</summary>
public sealed record SumsQuery
{
    public required string Dataset { get; init; }

    public required int FiscalYear { get; init; }

    public required int Round { get; init; }

    public AreaCode Within { get; init; }

    public required AreaLevel By { get; init; }

    /// <summary>Empty means every status, drafts too: a saved value is in the total at once.</summary>
    public ImmutableArray<SubmissionStatus> Statuses { get; init; } = [];
}

/// <summary>Adds up the numbers of a dataset by area. Down to districts from the roll-ups, below from the typed rows.</summary>
public sealed class ShelfReader(ShelfWriter writer)
{
    public async Task<ImmutableSortedDictionary<string, ColumnSums>> SumsAsync(KlangDb db, SumsQuery query, CancellationToken cancel = default)
    {
        var table = writer.Table(query.Dataset);
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database, cancel);
        await using var command = ShelfCommands.Command(db, query.By <= AreaLevel.District ? OverRollups(table, query) : OverRows(table, query));
        ShelfCommands.Add(command, "@year", query.FiscalYear);
        ShelfCommands.Add(command, "@round", query.Round);
        ShelfCommands.Add(command, "@within", query.Within.Digits + "%");
        for (var i = 0; i < query.Statuses.Length; i++)
        {
            ShelfCommands.Add(command, "@s" + i.Plain(), query.Statuses[i].ToString());
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sums = ImmutableSortedDictionary.CreateBuilder<string, ColumnSums>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            sums[reader.IsDBNull(0) ? "" : reader.GetString(0)] = Sums(table, reader);
        }

        return sums.ToImmutable();
    }

    private static string OverRollups(ShelfTable table, SumsQuery query)
    {
        var columns = string.Concat(table.Numbers.Select(f => $", SUM(\"n_{f.Key}\"), SUM(\"s_{f.Key}\")"));
        return $"""
            SELECT substr(area_code, 1, {((int)query.By * 2).Plain()}), SUM(records){columns} FROM {table.RollupName}
            WHERE fiscal_year = @year AND round_no = @round AND area_code LIKE @within{Statuses(query)} GROUP BY 1
            """;
    }

    private static string OverRows(ShelfTable table, SumsQuery query)
    {
        var level = query.By == AreaLevel.Subdistrict ? "subdistrict_code" : "village_code";
        var columns = string.Concat(table.Numbers.Select(f => $", COUNT(\"{f.Key}\"), SUM(\"{f.Key}\")"));
        return $"""
            SELECT {level}, COUNT(*){columns} FROM {table.Name}
            WHERE fiscal_year = @year AND round_no = @round AND counted AND coalesce({level}, unit_code) LIKE @within{Statuses(query)} GROUP BY 1
            """;
    }

    private static string Statuses(SumsQuery query) => query.Statuses.IsEmpty
        ? ""
        : $" AND status IN ({string.Join(", ", Enumerable.Range(0, query.Statuses.Length).Select(i => "@s" + i.Plain()))})";

    private static ColumnSums Sums(ShelfTable table, DbDataReader reader)
    {
        var columns = ImmutableDictionary.CreateBuilder<string, ColumnSum>(StringComparer.Ordinal);
        for (var i = 0; i < table.Numbers.Length; i++)
        {
            var count = Whole(reader, 2 + (2 * i));
            if (count > 0)
            {
                var sum = Convert.ToDecimal(reader.GetValue(3 + (2 * i)), CultureInfo.InvariantCulture);
                columns[table.Numbers[i].Key.Name] = new ColumnSum(count, decimal.Round(sum, table.Numbers[i].Decimals));
            }
        }

        return new ColumnSums(Whole(reader, 1), columns.ToImmutable());
    }

    private static long Whole(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? 0 : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
