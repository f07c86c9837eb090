using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;
using Klang.Data.Model;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Data.Shelf;

/// <summary>A record as its typed row. What did not parse or does not apply is NULL: the shelf holds values only.</summary>
internal static class ShelfRow
{
    public static object?[] Of(ShelfTable table, Submission submission, Record record)
    {
        var area = AreaCode.TryParse(record.AreaCode, out var code) ? code : AreaCode.Country;
        object?[] row =
        [
            record.Id, submission.Id, submission.FiscalYear, submission.RoundNumber, submission.UnitCode,
            area.At(AreaLevel.Province)?.Digits, area.At(AreaLevel.District)?.Digits, area.At(AreaLevel.Subdistrict)?.Digits, area.Locality?.Digits,
            record.SubjectKey, submission.Status.ToString(), record.State != RecordState.Carried,
        ];
        var (envelope, fields) = (row.Length, table.Definition.Fields);
        Array.Resize(ref row, envelope + fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            row[envelope + i] = Cell(fields[i], record.Answers);
        }

        return row;
    }

    public static object?[] OfList(ListDefinition list, Guid recordId, int number, Answers row) =>
        [recordId, number, .. list.Fields.Select(f => Cell(f, row))];

    private static object? Cell(Field field, Answers answers)
    {
        var value = answers.Value(field.Key);
        return value.IsMissing ? null : value.Type switch
        {
            ValueType.Number => field is NumberField { Decimals: 0 } ? (long)value.Number : value.Number,
            ValueType.Boolean => value.Boolean,
            ValueType.Text => value.Text,
            ValueType.Date => value.Date,
            ValueType.Codes => string.Join(',', value.Codes),
            _ => throw new NotSupportedException($"Unknown value type {value.Type}."),
        };
    }

    /// <summary>SQLite has no decimal: a number goes in as a double, exact to the cent up to 90 million million baht.</summary>
    public static object ForDatabase(object? cell, Dialect dialect) => cell switch
    {
        null => DBNull.Value,
        decimal number when dialect == Dialect.Sqlite => (double)number,
        DateOnly day when dialect == Dialect.Sqlite => day.ToString("O", CultureInfo.InvariantCulture),
        _ => cell,
    };
}
