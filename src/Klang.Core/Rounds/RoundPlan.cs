using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Rounds;

/// <summary>How the circular words a plan.</summary>
public enum Announce
{
    /// <summary>A line for each round: งวดที่ ๑ : ภายใน ๒๐ ธันวาคม.</summary>
    Numbered,

    /// <summary>All dates in one bracket: (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน).</summary>
    Together,

    /// <summary>Months without a day: (เดือนมีนาคม และกันยายน).</summary>
    Month,

    /// <summary>ทุกเดือน ภายในวันที่ ๕ ของทุกเดือน.</summary>
    Monthly,
}

/// <summary>
/// When a dataset is reported, every year: <see cref="YearlyRounds"/> or <see cref="MonthlyRounds"/>, nothing else.
/// </summary>
public abstract record RoundPlan
{
    private protected RoundPlan()
    {
    }

    /// <summary>Days before the due date that entry opens.</summary>
    public int OpensDaysBefore { get; init; }

    /// <summary>Days after the effective due date that still count as grace.</summary>
    public int GraceDays { get; init; } = 7;

    /// <summary>Days after the effective due date that the round locks.</summary>
    public int LocksDaysAfter { get; init; } = 30;

    public Announce Announce { get; init; }

    /// <summary>A name for each round, or none at all.</summary>
    public ImmutableArray<LocalText> Names { get; init; } = [];

    /// <summary>Lines that the circular prints under the schedule.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];

    /// <summary>How many rounds a fiscal year has.</summary>
    public abstract int RoundsAYear { get; }
}

/// <summary>One round for each due day, in the order of the fiscal year.</summary>
public sealed record YearlyRounds : RoundPlan
{
    public YearlyRounds(ImmutableArray<DueDay> due)
    {
        Due = due;
        OpensDaysBefore = 80;
    }

    public ImmutableArray<DueDay> Due { get; init; }

    public override int RoundsAYear => Due.Length;
}

/// <summary>Twelve rounds, October's figures first, each due on a day (1–28) of the month after the one it reports.</summary>
public sealed record MonthlyRounds : RoundPlan
{
    public MonthlyRounds(int dueDay)
    {
        DueDay = dueDay;
        OpensDaysBefore = 35;
        Announce = Announce.Monthly;
    }

    public int DueDay { get; init; }

    public override int RoundsAYear => 12;
}
