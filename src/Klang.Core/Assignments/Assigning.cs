using System.Collections.Immutable;

namespace Klang.Core.Assignments;

/// <summary>What happens to what stands when work is given to somebody from a day on.</summary>
/// <param name="Ended">Those that go on until the day before.</param>
/// <param name="Dropped">Those that were to begin on that day or later: they never came to be.</param>
public sealed record AssignmentChange(ImmutableArray<Guid> Ended, ImmutableArray<Guid> Dropped);

/// <summary>Who is responsible, and how that passes from one to the other. It says who answers for the work; it forbids nobody to help.</summary>
public static class Assigning
{
    /// <summary>Who answers for a round's report on a day: whoever has that very round, else whoever has all rounds; null where nobody does.</summary>
    public static AssignmentSpan? ResponsibleOn(IEnumerable<AssignmentSpan> spans, string dataset, int fiscalYear, int round, DateOnly day) =>
        spans.Where(s => s.IsAbout(dataset, fiscalYear, round) && s.IsInForce(day)).OrderByDescending(s => s.Round is not null).ThenByDescending(s => s.From).FirstOrDefault();

    /// <summary>What gives way to a new assignment of the same work.</summary>
    public static AssignmentChange Replaced(IEnumerable<AssignmentSpan> spans, AssignmentSpan by)
    {
        var same = spans.Where(s => s.IsSameWork(by) && (s.Until is not { } until || until >= by.From)).ToLookup(s => s.From < by.From);
        return new AssignmentChange([.. same[true].Select(s => s.Id)], [.. same[false].Select(s => s.Id)]);
    }
}
