using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Registers;

/// <summary>What two entries that were one say together, and how that is taken back.</summary>
public static class EntryMerge
{
    /// <summary>Fields and lists that the two answer differently, in the order of the form; computed ones follow from the others.</summary>
    public static ImmutableArray<FieldKey> Different(DatasetDefinition form, Answers kept, Answers gone) =>
    [
        .. form.Fields.Where(f => !f.IsComputed && !Equals(kept[f.Key], gone[f.Key])).Select(f => f.Key),
        .. form.Lists.Where(l => !kept.List(l.Key).SequenceEqual(gone.List(l.Key))).Select(l => l.Key),
    ];

    /// <summary>The kept entry's answers, with some fields and lists as the other says them.</summary>
    public static Answers Choose(DatasetDefinition form, Answers kept, Answers gone, IReadOnlySet<FieldKey> fromGone) => Copy(form, kept, gone, fromGone.Contains);

    /// <summary>Before, where nothing was changed since; what somebody wrote after the merge stays as it was written.</summary>
    public static Answers Back(DatasetDefinition form, Answers now, Answers merged, Answers before) => Copy(form, now, before, key =>
        form.Lists.Any(l => l.Key == key) ? now.List(key).SequenceEqual(merged.List(key)) : Equals(now[key], merged[key]));

    private static Answers Copy(DatasetDefinition form, Answers to, Answers from, Func<FieldKey, bool> which)
    {
        var answers = form.Fields.Where(f => which(f.Key)).Aggregate(to, (all, f) => all.With(f.Key, from[f.Key]));
        return form.Lists.Where(l => which(l.Key)).Aggregate(answers, (all, l) => all.WithList(l.Key, from.List(l.Key)));
    }
}
