using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>Turns accepted differences into decisions on areas.</summary>
internal static class AreaListReviewSteps
{
    // A decision looks at all its areas at once; small ones keep that quick.
    private const int Most = 300;

    /// <summary>
    /// In an order in which each can be taken: what lies above comes before what lies in it, and an area ends after what lies in
    /// it has ended or moved away.
    /// </summary>
    public static IEnumerable<IReadOnlyList<AreaListChange>> Batches(IEnumerable<AreaListChange> changes)
    {
        var all = changes.ToList();
        var arriving = all.Where(c => c.Kind is AreaListChangeKind.New or AreaListChangeKind.Moved).OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal);
        var renamed = all.Where(c => c.Kind == AreaListChangeKind.Renamed).OrderBy(c => c.Code, StringComparer.Ordinal);
        var ending = all.Where(c => c.Kind == AreaListChangeKind.Gone).OrderByDescending(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal);
        return arriving.Chunk(Most).Concat(renamed.Chunk(Most)).Concat(ending.Chunk(Most));
    }

    /// <param name="spelling">Other names are corrected spelling: no new period.</param>
    public static AreaDecision Decision(AreaListReview review, IEnumerable<AreaListChange> changes, bool spelling)
    {
        var steps = changes.Select(change => Step(change, spelling)).ToImmutableArray();
        var onlyCorrections = steps.All(step => step is CorrectArea);
        return new AreaDecision($"รายชื่อพื้นที่ตามแฟ้ม {review.FileName}", review.FileName, onlyCorrections ? null : review.EffectiveOn, steps);
    }

    private static AreaStep Step(AreaListChange change, bool spelling)
    {
        var code = AreaCode.Parse(change.Code);
        return change.Kind switch
        {
            AreaListChangeKind.New => new CreateArea(code, change.NameAfter!, null, null, null, []),
            AreaListChangeKind.Renamed when spelling => new CorrectArea(code, change.NameAfter, null, null, null),
            AreaListChangeKind.Renamed => new RenameArea(code, change.NameAfter!, null),
            AreaListChangeKind.Moved => new RecodeArea(AreaCode.Parse(change.CodeBefore!), code, change.NameAfter == change.NameBefore ? null : change.NameAfter),
            AreaListChangeKind.Gone => new AbolishArea(code, []),
            _ => throw new NotSupportedException($"Unknown change {change.Kind}."),
        };
    }
}
