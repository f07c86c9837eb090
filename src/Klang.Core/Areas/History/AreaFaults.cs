using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>
/// What may never be: two areas with one code on one day, or an area on a day on which the one it lies in is not in force.
/// </summary>
internal static class AreaFaults
{
    /// <summary>The first fault that the decision would bring; those that were there before are not its fault.</summary>
    public static Problem? Fault(AreaWork work)
    {
        var before = Doubles(work.Before).Select(d => d.First.Code).ToHashSet();
        if (Doubles(work.Draft).FirstOrDefault(d => !before.Contains(d.First.Code)) is { First: not null } pair)
        {
            return AreaDecisionProblems.Taken(Number(work, pair.First, pair.Second), pair.First, pair.Second);
        }

        var orphaned = Orphans(work.Before).Select(o => o.AreaId).ToHashSet();
        var orphans = Orphans(work.Draft).Where(o => !orphaned.Contains(o.AreaId)).ToList();
        return orphans.Count == 0 ? null : Orphaned(work, orphans);
    }

    /// <summary>Pairs of areas with one code on one day.</summary>
    public static IEnumerable<(AreaPeriod First, AreaPeriod Second)> Doubles(AreaDraft draft)
    {
        foreach (var bearers in draft.All.GroupBy(p => p.Code).Select(g => g.OrderBy(p => p.Start).ToList()).Where(g => g.Count > 1))
        {
            for (var (at, last) = (1, bearers[0]); at < bearers.Count; at++)
            {
                if (bearers[at].Start < last.End)
                {
                    yield return (last, bearers[at]);
                }

                last = bearers[at].End > last.End ? bearers[at] : last;
            }
        }
    }

    /// <summary>Periods with a day on which the area they lie in is not in force.</summary>
    public static IEnumerable<AreaPeriod> Orphans(AreaDraft draft) => draft.All.Where(p => p.ParentId is { } parent && !Covers(draft.Of(parent), p));

    private static bool Covers(IReadOnlyList<AreaPeriod> parents, AreaPeriod child)
    {
        var reached = child.Start;
        foreach (var parent in parents.Where(p => p.End > child.Start))
        {
            reached = parent.Start <= reached ? parent.End : reached;
        }

        return reached >= child.End;
    }

    private static Problem Orphaned(AreaWork work, List<AreaPeriod> orphans)
    {
        var abolished = work.Steps.Find(s => s.Step is AbolishArea && orphans.Exists(o => o.ParentId == s.Area));
        if (abolished is not null)
        {
            return AreaDecisionProblems.ChildrenLeft(abolished.Number, abolished.Before!, [.. orphans.Where(o => o.ParentId == abolished.Area).DistinctBy(o => o.AreaId)]);
        }

        var step = work.Steps.Find(s => orphans.Exists(o => o.AreaId == s.Area || o.ParentId == s.Area));
        var orphan = orphans.Find(o => o.AreaId == step?.Area) ?? orphans[0];
        var parents = work.Draft.Of(orphan.ParentId!.Value) is { Count: > 0 } left ? left : work.Before.Of(orphan.ParentId.Value);
        return AreaDecisionProblems.Orphan(step?.Number ?? 1, orphan, parents.Count > 0 ? parents[0] : null);
    }

    private static int Number(AreaWork work, AreaPeriod first, AreaPeriod second) =>
        (work.Steps.Find(s => s.Area == second.AreaId) ?? work.Steps.Find(s => s.Area == first.AreaId)
            ?? work.Steps.Find(s => work.Followers.Any(f => f.Leader == s.Area && (f.After == first.Code))))?.Number ?? 1;
}
