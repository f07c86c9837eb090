using Klang.Core.Figures;
using Klang.Core.Rounds;

namespace Klang.Core.Submissions;

/// <summary>Reports counted by where they stand; adding two tallies adds their units or their rounds.</summary>
public readonly record struct ReportTally
{
    /// <summary>Reports owed.</summary>
    public int Expected { get; init; }

    /// <summary>Of those, with at least one record that counts, or already reported.</summary>
    public int Started { get; init; }

    /// <summary>Of those, submitted, approved or locked.</summary>
    public int Reported { get; init; }

    /// <summary>Of those, approved or locked.</summary>
    public int Approved { get; init; }

    /// <summary>Sent back and not reported again.</summary>
    public int Returned { get; init; }

    /// <summary>Reported after the last day in time.</summary>
    public int Late { get; init; }

    /// <summary>Not reported, and the last day in time is over.</summary>
    public int Overdue { get; init; }

    /// <summary>Not reported, open, and due within two weeks.</summary>
    public int DueSoon { get; init; }

    public int OnTime => Reported - Late;

    /// <summary>Reported in time ÷ all that was reported or should have been by now, 0–1; null before anything was.</summary>
    public decimal? OnTimeShare => Reported + Overdue == 0 ? null : (decimal)OnTime / (Reported + Overdue);

    public Completeness Completeness => new(Expected, Started, Reported, Approved);

    /// <summary>One report.</summary>
    public static ReportTally Of(SubmissionStatus status, bool hasRecords, bool isLate, RoundDates round, DateOnly today)
    {
        var one = Completeness.Of(status, hasRecords);
        return new ReportTally
        {
            Expected = one.Expected,
            Started = one.Started,
            Reported = one.Reported,
            Approved = one.Approved,
            Returned = status == SubmissionStatus.Returned ? 1 : 0,
            Late = isLate ? 1 : 0,
        }.On(round, today);
    }

    /// <summary>Says of reports of one round how many are overdue and due soon on a day.</summary>
    public ReportTally On(RoundDates round, DateOnly today)
    {
        var isOver = today > round.OnTimeUntil;
        var isSoon = !isOver && today >= round.OpensOn && round.DaysLeft(today) <= ReportStates.SoonDays;
        return this with { Overdue = isOver ? Expected - Reported : 0, DueSoon = isSoon ? Expected - Reported : 0 };
    }

    public static ReportTally operator +(ReportTally a, ReportTally b) => new()
    {
        Expected = a.Expected + b.Expected,
        Started = a.Started + b.Started,
        Reported = a.Reported + b.Reported,
        Approved = a.Approved + b.Approved,
        Returned = a.Returned + b.Returned,
        Late = a.Late + b.Late,
        Overdue = a.Overdue + b.Overdue,
        DueSoon = a.DueSoon + b.DueSoon,
    };

    public static ReportTally Add(ReportTally left, ReportTally right) => left + right;
}
