namespace Klang.Core.Areas;

/// <summary>Where a unit's yearly check of its areas stands.</summary>
public enum AreaCheckState
{
    NotBegun,
    InProgress,

    /// <summary>Every area is answered for, and nobody has signed.</summary>
    Ready,
    Signed,

    /// <summary>Signed, and the registry has changed since: some areas are open again.</summary>
    SignedOutdated,
}

/// <summary>How far a check has come; sums of units are tallies too.</summary>
/// <param name="Areas">Areas in force that are to be looked at.</param>
/// <param name="Wrong">Areas said to be wrong, of which <paramref name="Unexplained"/> without a word why.</param>
public readonly record struct AreaCheckTally(int Areas, int Correct, int Wrong, int Unexplained = 0)
{
    public int Checked => Correct + Wrong;

    public int Open => Areas - Checked;

    /// <summary>0–1; null where there is nothing to look at.</summary>
    public decimal? Share => Areas == 0 ? null : (decimal)Checked / Areas;

    /// <summary>Whether a person may put a name to it.</summary>
    public bool IsComplete => Areas > 0 && Open == 0 && Unexplained == 0;

    public static AreaCheckTally operator +(AreaCheckTally one, AreaCheckTally other) =>
        new(one.Areas + other.Areas, one.Correct + other.Correct, one.Wrong + other.Wrong, one.Unexplained + other.Unexplained);

    public AreaCheckState StateOf(bool isSigned) =>
        isSigned ? (Open == 0 ? AreaCheckState.Signed : AreaCheckState.SignedOutdated)
        : IsComplete ? AreaCheckState.Ready
        : Checked == 0 ? AreaCheckState.NotBegun
        : AreaCheckState.InProgress;
}
