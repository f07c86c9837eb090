using System.Collections.Immutable;
using Klang.Core.Rounds;
using Klang.Core.Submissions;

namespace Klang.Core.Reminders;

/// <summary>What a unit owes for a round, as far as reminding goes. Days are Bangkok days.</summary>
/// <param name="ProvinceCode">The province whose reviewers watch the unit.</param>
/// <param name="ExtendedUntil">The day until which more time was granted.</param>
public sealed record OwedReport(string UnitCode, string ProvinceCode, RoundDates Dates, SubmissionStatus Status, DateOnly? ExtendedUntil = null)
{
    /// <summary>The submission's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Those to whom the office gave it; empty for everybody in the office.</summary>
    public ImmutableArray<Guid> Assigned { get; init; } = [];

    /// <summary>The last day in time: the round's, or a later one that was granted.</summary>
    public DateOnly DueOn => ExtendedUntil is { } extended && extended > Dates.OnTimeUntil ? extended : Dates.OnTimeUntil;

    /// <summary>Nothing more is to be done by the unit.</summary>
    public bool IsDone => Status is SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked;

    /// <summary>0 on the last day in time, negative when overdue.</summary>
    public int DaysLeft(DateOnly today) => DueOn.DayNumber - today.DayNumber;

    /// <summary>Whether somebody could and should still do it: begun, not done, not closed.</summary>
    public bool IsOpen(DateOnly today) => !IsDone && today >= Dates.OpensOn && (today < Dates.LocksOn || DaysLeft(today) >= 0);
}
