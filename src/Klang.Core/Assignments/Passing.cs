using System.Collections.Immutable;

namespace Klang.Core.Assignments;

/// <summary>The work that passes, or is to pass, from one to another.</summary>
/// <param name="Spans">The assignments it is about.</param>
/// <param name="From">The first day of whoever takes over; null while nothing has passed.</param>
public sealed record Passing(ImmutableArray<Guid> Spans, DateOnly? From)
{
    private ImmutableArray<AssignmentSpan> Work { get; init; } = [];

    public bool Has(string dataset, int fiscalYear, int round) => Work.Any(s => s.IsAbout(dataset, fiscalYear, round));

    /// <summary>What one's assignment ended with and the other's began with on the next day, of the last such day; where there is no such day yet, all that the first answers for.</summary>
    public static Passing Between(IReadOnlyCollection<AssignmentSpan> spans, Guid outgoing, Guid incoming, DateOnly today)
    {
        var theirs = spans.Where(s => s.User == outgoing).ToList();
        var passed = spans.Where(s => s.User == incoming && theirs.Exists(t => t.IsSameWork(s) && t.Until?.AddDays(1) == s.From)).ToList();
        var day = passed.Count == 0 ? (DateOnly?)null : passed.Max(s => s.From);
        var work = day is null ? theirs.Where(t => t.IsInForce(today)).ToList() : passed.FindAll(s => s.From == day);
        return new Passing([.. work.Select(s => s.Id)], day) { Work = [.. work] };
    }
}
