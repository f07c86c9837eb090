using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Shelf;

/// <summary>Adds up the numbers of a dataset by area. Down to districts from the roll-ups, below from the typed rows.</summary>
public sealed class ShelfReader(ShelfWriter writer)
{
    /// <returns>
    /// Sums by area code. What is not split to the level stands under a shorter code: a province office's own report, a group
    /// whose village is not known.
    /// </returns>
    public async Task<ImmutableSortedDictionary<string, ColumnSums>> SumsAsync(KlangDb db, SumsQuery query, CancellationToken cancel = default)
    {
        var sums = ImmutableSortedDictionary.CreateBuilder<string, ColumnSums>(StringComparer.Ordinal);
        foreach (var row in await RowsAsync(db, query, cancel))
        {
            sums[row.Area] = sums.TryGetValue(row.Area, out var own) ? own + row.Sums : row.Sums;
        }

        return sums.ToImmutable();
    }

    /// <returns>The same apart by round.</returns>
    public async Task<IReadOnlyList<SumsRow>> RowsAsync(KlangDb db, SumsQuery query, CancellationToken cancel = default)
    {
        var table = writer.Table(query.Dataset);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Command(db, table, query);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var rows = new List<SumsRow>();
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(new SumsRow((int)Whole(reader, 0), (int)Whole(reader, 1), reader.GetString(2), Sums(table, reader)));
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static DbCommand Command(KlangDb db, ShelfTable table, SumsQuery query)
    {
        var command = ShelfCommands.Command(db, SumsSql.Of(table, query));
        ShelfCommands.Add(command, "@year", query.FiscalYear);
        ShelfCommands.Add(command, "@round", query.Round);
        ShelfCommands.Add(command, "@unit", (query.Within.At(AreaLevel.District) ?? query.Within).Digits + "%");
        ShelfCommands.Add(command, "@within", query.Within.Digits + "%");
        for (var i = 0; i < query.Statuses.Length; i++)
        {
            ShelfCommands.Add(command, "@s" + i.Plain(), query.Statuses[i].ToString());
        }

        return command;
    }

    private static ColumnSums Sums(ShelfTable table, DbDataReader reader)
    {
        var columns = ImmutableDictionary.CreateBuilder<string, ColumnSum>(StringComparer.Ordinal);
        var at = 4;
        foreach (var field in table.Numbers)
        {
            if (Whole(reader, at) is > 0 and var count)
            {
                var sum = Convert.ToDecimal(reader.GetValue(at + 1), CultureInfo.InvariantCulture);
                columns[field.Key.Name] = new ColumnSum(count, decimal.Round(sum, field.Decimals));
            }

            at += 2;
        }

        foreach (var field in table.Counted)
        {
            columns[field.Key.Name] = new ColumnSum(Whole(reader, at++), 0);
        }

        return new ColumnSums(Whole(reader, 3), columns.ToImmutable());
    }

    private static long Whole(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? 0 : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
