using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Submissions;

/// <summary>A row of a filed copy, or as it stands now.</summary>
/// <param name="Subject">The entry's or area's code.</param>
public sealed record CopyRow(string Subject, string Name, Answers Answers);

/// <summary>What became of a cell, or of a whole row, between two states of a report.</summary>
/// <param name="Label">The field's or list's label, with the row's number inside a list; null where the whole row came or went.</param>
/// <param name="Field">Field or list; null for a whole row.</param>
public sealed record CopyDifference(string Subject, string Name, FieldKey? Field, LocalText? Label, Answer? Before, Answer? After, Field? Type)
{
    public bool RowCame { get; init; }

    public bool RowWent { get; init; }
}

/// <summary>Compares two states of a report, row by row and cell by cell, in the order of the form. What is computed follows and is left out.</summary>
public static class CopyDifferences
{
    public static ImmutableArray<CopyDifference> Of(DatasetDefinition definition, IReadOnlyCollection<CopyRow> before, IReadOnlyCollection<CopyRow> after)
    {
        var old = before.ToDictionary(r => r.Subject, StringComparer.Ordinal);
        var now = after.ToDictionary(r => r.Subject, StringComparer.Ordinal);
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(s => Row(definition, old.GetValueOrDefault(s), now.GetValueOrDefault(s)))];
    }

    private static IEnumerable<CopyDifference> Row(DatasetDefinition definition, CopyRow? before, CopyRow? after)
    {
        if (before is null || after is null)
        {
            var row = (before ?? after)!;
            return [new CopyDifference(row.Subject, row.Name, null, null, null, null, null) { RowCame = before is null, RowWent = after is null }];
        }

        return Cells(after, definition.Fields, before.Answers, after.Answers, null)
            .Concat(definition.Lists.SelectMany(l => List(after, l, before.Answers.List(l.Key), after.Answers.List(l.Key))));
    }

    private static IEnumerable<CopyDifference> List(CopyRow row, ListDefinition list, ImmutableArray<Answers> before, ImmutableArray<Answers> after) =>
        Enumerable.Range(0, Math.Max(before.Length, after.Length)).SelectMany(i => Cells(
            row, list.Fields, i < before.Length ? before[i] : Answers.Empty, i < after.Length ? after[i] : Answers.Empty, (list, i)));

    private static IEnumerable<CopyDifference> Cells(CopyRow row, IEnumerable<Field> fields, Answers before, Answers after, (ListDefinition List, int Row)? child) =>
        from field in fields
        where field is { IsComputed: false, IsHidden: false }
        let old = before[field.Key]
        let now = after[field.Key]
        where !Equals(old, now)
        select new CopyDifference(row.Subject, row.Name, child?.List.Key ?? field.Key, Label(field, child), old, now, field);

    private static LocalText Label(Field field, (ListDefinition List, int Row)? child) => child is not { } at ? field.Label : new LocalText(
        $"{at.List.Label.Th} แถวที่ {(at.Row + 1).Plain()}: {field.Label.Th}",
        $"{at.List.Label.In("en")} row {(at.Row + 1).Plain()}: {field.Label.In("en")}");
}
