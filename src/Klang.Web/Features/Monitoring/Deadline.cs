using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.Submissions;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Monitoring;

/// <summary>Which reports a deadline-day screen is about.</summary>
/// <param name="StuckDays">After how many days without a touch a report is stuck.</param>
public sealed record DeadlineQuery(AreaCode Within, int StuckDays)
{
    /// <summary>Reports due within so many days after today stand on the screen.</summary>
    public const int Ahead = 7;

    public const int Stuck = 7;

    /// <summary>The country is shown by province, anything smaller by unit.</summary>
    public bool IsCountry => Within == AreaCode.Country;
}

/// <summary>Reports of a place, or of a round, counted. All but <see cref="Waiting"/> and what follows is of rounds that have opened.</summary>
public readonly record struct DeadlineCount
{
    public int Expected { get; init; }

    public int Reported { get; init; }

    /// <summary>Of those, after their last day in time.</summary>
    public int Late { get; init; }

    /// <summary>Whose last day in time is today.</summary>
    public int Today { get; init; }

    /// <summary>Of those, reported.</summary>
    public int TodayReported { get; init; }

    /// <summary>Not reported, and due in the days after today.</summary>
    public int Ahead { get; init; }

    public int Overdue { get; init; }

    /// <summary>Not reported, due or overdue, and nothing is recorded.</summary>
    public int NotBegun { get; init; }

    /// <summary>Not reported, due or overdue, with records.</summary>
    public int Drafts { get; init; }

    /// <summary>Rows of those drafts, and the confirmed ones among them.</summary>
    public int Rows { get; init; }

    public int Confirmed { get; init; }

    /// <summary>Submitted, and not yet decided.</summary>
    public int Waiting { get; init; }

    /// <summary>Of those, for too long.</summary>
    public int WaitingLong { get; init; }

    /// <summary>Returned, and not touched for too long.</summary>
    public int ReturnedLong { get; init; }

    public int OnTime => Reported - Late;

    /// <summary>Reported in time ÷ all that was reported or should have been, 0–1; null before anything was.</summary>
    public decimal? OnTimeShare => Reported + Overdue == 0 ? null : (decimal)OnTime / (Reported + Overdue);

    /// <summary>Due soon, today or before, and not sent.</summary>
    public int Missing => Drafts + NotBegun;

    /// <summary>Waiting for a decision, or returned, and not touched for too long.</summary>
    public int Stalled => WaitingLong + ReturnedLong;

    /// <summary>Confirmed rows of the drafts' rows, 0–100; null without any.</summary>
    public int? Progress => Rows == 0 ? null : (int)(100L * Confirmed / Rows);

    public static DeadlineCount operator +(DeadlineCount a, DeadlineCount b) => new()
    {
        Expected = a.Expected + b.Expected,
        Reported = a.Reported + b.Reported,
        Late = a.Late + b.Late,
        Today = a.Today + b.Today,
        TodayReported = a.TodayReported + b.TodayReported,
        Ahead = a.Ahead + b.Ahead,
        Overdue = a.Overdue + b.Overdue,
        NotBegun = a.NotBegun + b.NotBegun,
        Drafts = a.Drafts + b.Drafts,
        Rows = a.Rows + b.Rows,
        Confirmed = a.Confirmed + b.Confirmed,
        Waiting = a.Waiting + b.Waiting,
        WaitingLong = a.WaitingLong + b.WaitingLong,
        ReturnedLong = a.ReturnedLong + b.ReturnedLong,
    };

    public static DeadlineCount Add(DeadlineCount left, DeadlineCount right) => left + right;
}

/// <summary>A round with something due, overdue or ahead.</summary>
public sealed record DeadlineRound(RoundView Round, DeadlineCount Count);

/// <summary>A district office or a province, by how it reports.</summary>
/// <param name="Code">The unit's code; of the country the province's.</param>
public sealed record DeadlinePlace(string Code, string NameTh, string? NameEn, DeadlineCount Count);

/// <summary>Which reports to follow up.</summary>
public enum DeadlineList
{
    All,

    /// <summary>Due soon, today or before, and not sent.</summary>
    Missing,

    /// <summary>Waiting for a decision, or returned, and not touched for too long.</summary>
    Stalled,
}

/// <summary>A report to follow up.</summary>
/// <param name="Until">The last day in time, with more time that was granted.</param>
/// <param name="StuckSince">UTC; null where it is not stuck.</param>
public sealed record DeadlineReport(
    Guid Id, string Unit, string UnitTh, string? UnitEn, RoundView Round, DateOnly Until, SubmissionStatus Status, int Rows, int Confirmed, int Errors, DateTime? SavedAt, string? SavedBy, DateTime? StuckSince)
{
    public int? Progress => Rows == 0 ? null : 100 * Confirmed / Rows;
}

/// <summary>The deadline-day screen. Reports are listed for a province or a district; of the country its provinces say how many there are.</summary>
public sealed record DeadlineScreen(DeadlineBoard Board, ImmutableArray<DeadlineReport> Missing, ImmutableArray<DeadlineReport> Stalled);

/// <summary>Counts by round and by place.</summary>
public sealed record DeadlineBoard(DeadlineQuery Query, DateOnly Today, ImmutableArray<DeadlineRound> Rounds, ImmutableArray<DeadlinePlace> Places)
{
    public DeadlineCount Total { get; } = Places.Aggregate(default(DeadlineCount), (all, place) => all + place.Count);

    /// <summary>Where somebody has to ask: the most overdue first.</summary>
    public IEnumerable<DeadlinePlace> ToFollow => Places.Where(p => p.Count.Missing + p.Count.Stalled > 0)
        .OrderByDescending(p => p.Count.Overdue).ThenByDescending(p => p.Count.Missing).ThenBy(p => p.Code, StringComparer.Ordinal);

    /// <summary>The best first: by what came in time of what should have come, then by fewer late.</summary>
    public IEnumerable<DeadlinePlace> Ranking => Places.Where(p => p.Count.OnTimeShare is not null)
        .OrderByDescending(p => p.Count.OnTimeShare).ThenBy(p => p.Count.Late).ThenByDescending(p => p.Count.OnTime).ThenBy(p => p.Code, StringComparer.Ordinal);
}
