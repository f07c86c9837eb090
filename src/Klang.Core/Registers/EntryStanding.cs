using Klang.Core.Records;

namespace Klang.Core.Registers;

/// <summary>What became of an entry since its register was last certified.</summary>
public enum EntryStanding
{
    Same,
    Changed,
    New,
    Ended,

    /// <summary>It had ended before, or came and ended in between: no certification counts it.</summary>
    Past,
}

/// <summary>An entry as the last certification froze it.</summary>
public sealed record FrozenEntry(bool Active, Answers Answers);

/// <summary>Compares a register with its last certification.</summary>
public static class EntryStandings
{
    /// <param name="active">Whether the entry is active now.</param>
    /// <param name="answers">What it says now.</param>
    /// <param name="before">What it said at the last certification; null where it was not there.</param>
    public static EntryStanding Since(bool active, Answers answers, FrozenEntry? before) => (active, before) switch
    {
        (true, null or { Active: false }) => EntryStanding.New,
        (true, _) => before.Answers.Equals(answers) ? EntryStanding.Same : EntryStanding.Changed,
        (false, { Active: true }) => EntryStanding.Ended,
        (false, _) => EntryStanding.Past,
    };

    /// <summary>Before the first certification what was saved since October tells: once is new, more often is changed.</summary>
    public static EntryStanding SinceOctober(bool active, int version, bool savedThisYear) => (active, savedThisYear) switch
    {
        (true, true) => version <= 1 ? EntryStanding.New : EntryStanding.Changed,
        (true, false) => EntryStanding.Same,
        (false, true) => EntryStanding.Ended,
        (false, false) => EntryStanding.Past,
    };
}
