using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Core.Records;

/// <summary>
/// What of a record comes along into the next round: stocks and standing facts. What happened in a round, or since October, is
/// asked anew, in child rows as in the record: last month's sales must not stand in this month's report.
/// </summary>
public static class CarriedRows
{
    public static bool IsCarried(this Field field) => field.Kind is FieldKind.Position or FieldKind.Immutable;

    /// <summary>A list's child rows as the next round begins with them; a row of which nothing is carried is left out.</summary>
    public static ImmutableArray<Answers> Of(ListDefinition list, Answers last) =>
        [.. last.List(list.Key).Select(row => Of(list.Fields, row)).Where(row => !row.Cells.IsEmpty)];

    /// <summary>Whether anything in the list's rows happens anew in each round.</summary>
    public static bool Happens(ListDefinition list) => list.Fields.Any(f => f.Kind is FieldKind.Flow);

    /// <summary>A row as it was given: without what is computed, and with what is put aside in it.</summary>
    public static Answers Given(ListDefinition list, Answers row) =>
        list.Fields.Aggregate(row, (a, field) => a.With(field.Key, field.IsComputed ? null : NotAsked.Given(a[field.Key])));

    private static Answers Of(IEnumerable<Field> fields, Answers row) =>
        fields.Where(IsCarried).Aggregate(Answers.Empty, (answers, field) => answers.With(field.Key, row[field.Key]));
}
