using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Registers;

/// <summary>A cell that names an entry of a register by its code: a field, or a field in a row (0-based) of a list.</summary>
public sealed record EntryReference(SubjectField Field, string Code, ListDefinition? List = null, int Row = 0);

/// <summary>Where a record or an entry names entries of registers.</summary>
public static class EntryReferences
{
    public static IEnumerable<EntryReference> Of(DatasetDefinition form, Answers answers) =>
        form.Fields.OfType<SubjectField>().SelectMany(f => Code(answers, f) is { } code ? [new EntryReference(f, code)] : Array.Empty<EntryReference>())
            .Concat(form.Lists.SelectMany(list => answers.List(list.Key).SelectMany((row, i) =>
                list.Fields.OfType<SubjectField>().SelectMany(f => Code(row, f) is { } code ? [new EntryReference(f, code, list, i)] : Array.Empty<EntryReference>()))));

    /// <summary>The same answers, naming <paramref name="to"/> wherever they named <paramref name="from"/>.</summary>
    public static Answers Renamed(DatasetDefinition form, Answers answers, string from, string to) => form.Lists.Aggregate(
        Renamed(form.Fields, answers, from, to),
        (all, list) => Renamed(all, list, from, to));

    /// <summary>Whether entries of the register may be named anywhere in the form.</summary>
    public static bool MayName(DatasetDefinition form, string register) =>
        form.Fields.Concat(form.Lists.SelectMany(l => l.Fields)).OfType<SubjectField>().Any(f => f.Registers.Contains(register));

    private static Answers Renamed(Answers answers, ListDefinition list, string from, string to)
    {
        var renamed = answers.WithList(list.Key, [.. answers.GivenList(list.Key).Select(row => Renamed(list.Fields, row, from, to))]);
        return answers.Aside.ContainsKey(list.Key) ? renamed.PutAside(list.Key) : renamed;
    }

    private static Answers Renamed(ImmutableArray<Field> fields, Answers answers, string from, string to) =>
        fields.OfType<SubjectField>().Where(f => Code(answers, f) == from).Aggregate(answers, (all, f) => all.With(f.Key, new Answered(Value.Of(to))));

    private static string? Code(Answers answers, SubjectField field) => answers.Value(field.Key) is { IsMissing: false } value ? value.Text : null;
}
