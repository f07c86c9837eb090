namespace Klang.Core.Areas.History;

/// <summary>What lies inside follows: its code with the code above it, its beginning with the beginning above it.</summary>
internal static class AreaFollowers
{
    public static void Follow(AreaWork work)
    {
        var named = work.Steps.Where(s => s.Step is CreateArea or RecodeArea or ConfirmArea or AbolishArea or CorrectArea { Code: not null }).Select(s => s.Area).ToHashSet();
        foreach (var step in work.Steps)
        {
            Recode(work, named, step.Area, step.Area);
            if (step is { Learned: true, Step: CreateArea })
            {
                Begin(work, step.Area);
            }
        }
    }

    private static void Recode(AreaWork work, HashSet<long> named, long leader, long above)
    {
        foreach (var (start, end, before, after) in Recodings(work, above))
        {
            foreach (var child in work.Draft.Children(above).Where(child => !named.Contains(child)))
            {
                work.Draft.Rewrite(child, start, end, p => p.ParentId == above && p.Code.IsWithin(before) ? Moved(p, before, after) : p);
                AreaPeriod Moved(AreaPeriod period, AreaCode from, AreaCode to)
                {
                    var code = period.Code.Moved(from, to);
                    work.Followers.Add((leader, period.Code, code));
                    return period with { Code = code, Change = work.KindOn(end, work.Draft.On(above, start)!.Change ?? AreaStepKind.Recode) };
                }
            }
        }

        foreach (var child in work.Draft.Children(above).Where(child => !named.Contains(child) && Recodings(work, child).Count > 0))
        {
            Recode(work, named, leader, child);
        }
    }

    /// <summary>Days on which an area now bears another code than it was held to bear.</summary>
    private static List<(DateOnly Start, DateOnly End, AreaCode Before, AreaCode After)> Recodings(AreaWork work, long area)
    {
        var bounds = work.Before.Of(area).Concat(work.Draft.Of(area)).SelectMany(p => new[] { p.Start, p.End }).Distinct().Order().ToList();
        return [.. bounds.Zip(bounds.Skip(1))
            .Select(days => (Start: days.First, End: days.Second, Before: work.Before.On(area, days.First)?.Code, After: work.Draft.On(area, days.First)?.Code))
            .Where(days => days.Before is not null && days.After is not null && days.Before != days.After)
            .Select(days => (days.Start, days.End, days.Before!.Value, days.After!.Value))];
    }

    /// <summary>Areas of which nobody knew since when they are there cannot be older than the one they lie in.</summary>
    private static void Begin(AreaWork work, long above)
    {
        foreach (var child in work.Draft.Children(above))
        {
            if (work.Draft.Of(child) is [{ IsFirstDayTold: false } first, ..] && first.ParentId == above && first.Start < work.Day && first.End > work.Day)
            {
                work.Draft.Rewrite(child, DateOnly.MinValue, work.Day, _ => null);
                work.Draft.Rewrite(child, work.Day, first.End, p => p with { Change = AreaStepKind.Correction });
                Begin(work, child);
            }
        }
    }
}
