using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Submissions;

/// <summary>
/// More time for one report. The unit asks and may take it back until it is decided; the level above grants a day or refuses.
/// What was granted ends by itself, and never reaches the day on which the round locks.
/// </summary>
public static class ExtensionRules
{
    /// <summary>Whether the unit may ask for a day.</summary>
    /// <param name="round">With what was granted before.</param>
    /// <returns>Null when it may; 422.2 with the field <c>until</c> or 409.31 for a report that is not owed.</returns>
    public static Problem? CheckAsked(SubmissionStatus status, RoundDates round, DateOnly until, DateOnly today) =>
        status.IsReported() ? ExtensionProblems.NotOwed : Day(round, until, today);

    /// <summary>Whether the level above may grant a day; it need not be the one asked for.</summary>
    /// <returns>Null when it may; 409.32 where it no longer waits, else as <see cref="CheckAsked"/>.</returns>
    public static Problem? CheckGranted(ExtensionState state, RoundDates round, DateOnly until, DateOnly today) =>
        CheckWaits(state) ?? Day(round, until, today);

    /// <summary>Only what waits is decided or taken back.</summary>
    public static Problem? CheckWaits(ExtensionState state) => state == ExtensionState.Asked ? null : ExtensionProblems.Decided;

    private static Problem? Day(RoundDates round, DateOnly until, DateOnly today) =>
        today >= round.LocksOn ? Problems.RoundClosed
        : until < today || until <= round.OnTimeUntil ? ExtensionProblems.NoGain(round.OnTimeUntil)
        : until >= round.LocksOn ? ExtensionProblems.AfterLock(round.LocksOn)
        : null;
}
