using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Submissions;

/// <summary>A number that moved far from what the last round said. <c>Share</c> is the change ÷ the value before: −0.396 is 39.6 % less.</summary>
public sealed record LargeChange(Field Field, decimal Before, decimal After)
{
    public decimal Share => (After - Before) / Math.Abs(Before);
}

/// <summary>What a reviewer looks at first: typed numbers that changed by more than three tenths since the last round.</summary>
public static class LargeChanges
{
    public const decimal Share = 0.3m;

    /// <returns>The largest first. A number that was zero or missing has no share and is not among them.</returns>
    public static ImmutableArray<LargeChange> Of(DatasetDefinition definition, Answers answers, Answers? previous) => previous is null ? [] :
        [.. definition.Fields.Where(f => f is NumberField and not YearField && f is { IsHidden: false, Kind: FieldKind.Position or FieldKind.Flow or FieldKind.Computed })
            .Select(f => Changed(f, previous.Value(f.Key), answers.Value(f.Key))).OfType<LargeChange>()
            .OrderByDescending(c => Math.Abs(c.Share))];

    private static LargeChange? Changed(Field field, Value before, Value after)
    {
        if (before.IsMissing || after.IsMissing || before.Number == 0)
        {
            return null;
        }

        var change = new LargeChange(field, before.Number, after.Number);
        return Math.Abs(change.Share) > Share ? change : null;
    }
}
