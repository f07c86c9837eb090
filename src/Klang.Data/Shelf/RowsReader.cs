using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Shelf;

/// <summary>Reads records off the typed table one after the other, so that a whole country needs no more memory than a district.</summary>
public sealed class RowsReader(ShelfWriter writer)
{
    private const int FirstField = 11;

    /// <summary>In order of year, round, unit and subject.</summary>
    public async IAsyncEnumerable<RecordRow> ReadAsync(KlangDb db, RowsQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Command(db, writer.Table(query.Dataset), query);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                yield return Row(reader, query);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static DbCommand Command(KlangDb db, ShelfTable table, RowsQuery query)
    {
        var command = ShelfCommands.Command(db, Sql(table, query));
        ShelfCommands.Add(command, "@unit", (query.Within.At(AreaLevel.District) ?? query.Within).Digits + "%");
        ShelfCommands.Add(command, "@within", query.Within.Digits + "%");
        ShelfCommands.Add(command, "@year", query.FiscalYear ?? 0);
        ShelfCommands.Add(command, "@round", query.Round ?? 0);
        for (var i = 0; i < query.Statuses.Length; i++)
        {
            ShelfCommands.Add(command, "@s" + i.Plain(), query.Statuses[i].ToString());
        }

        return command;
    }

    private static string Sql(ShelfTable table, RowsQuery query)
    {
        var fields = string.Concat(query.Fields.Select(f => $", s.\"{f.Key}\""));
        var statuses = query.Statuses.IsEmpty ? "" : $" AND r.status IN ({string.Join(", ", Enumerable.Range(0, query.Statuses.Length).Select(i => "@s" + i.Plain()))})";
        return $"""
            SELECT s.fiscal_year, s.round_no, s.unit_code, s.province_code, s.district_code, s.subdistrict_code, s.village_code,
              s.subject_key, n.name, c.state, r.status{fields}
            FROM {table.RollupName} r JOIN {table.Name} s ON s.submission_id = r.submission_id
              JOIN records c ON c.id = s.record_id LEFT JOIN subjects n ON n.id = c.subject_id
            WHERE r.area_code LIKE @unit{statuses}{(query.FiscalYear is null ? "" : " AND r.fiscal_year = @year")}{(query.Round is null ? "" : " AND r.round_no = @round")}
              {(query.Within.Level > AreaLevel.District ? $"AND {SumsSql.AreaOfRow(AreaLevel.Village)} LIKE @within" : "")}
            ORDER BY s.fiscal_year, s.round_no, s.unit_code, s.subject_key
            """;
    }

    private static RecordRow Row(DbDataReader reader, RowsQuery query)
    {
        var values = new object?[query.Fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(reader, FirstField + i, query.Fields[i]);
        }

        return new RecordRow(
            reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), Text(reader, 3), Text(reader, 4), Text(reader, 5), Text(reader, 6),
            reader.GetString(7), Text(reader, 8), reader.GetString(9), reader.GetString(10), values);
    }

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>Money with its two places, whatever the database made of them.</summary>
    private static object? Value(DbDataReader reader, int column, Field field) => reader.IsDBNull(column) ? null : field switch
    {
        NumberField number => decimal.Round(Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture), number.Decimals) + new decimal(0, 0, 0, isNegative: false, (byte)number.Decimals),
        YesNoField => Convert.ToBoolean(reader.GetValue(column), CultureInfo.InvariantCulture),
        DateField => reader.GetFieldValue<DateOnly>(column),
        _ => reader.GetString(column),
    };
}
