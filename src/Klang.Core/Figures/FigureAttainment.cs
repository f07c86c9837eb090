using System.Collections.Immutable;

namespace Klang.Core.Figures;

/// <summary>What an area is to reach in a fiscal year.</summary>
/// <param name="Amount">In the indicator's unit.</param>
/// <param name="Base">What the year before reached; null where it is not known.</param>
/// <param name="Steps">Five rising thresholds, the last the best; empty where none were set.</param>
public sealed record FigureGoal(decimal Amount, decimal? Base, ImmutableArray<decimal> Steps)
{
    public const int StepCount = 5;
}

/// <summary>How far an area has come.</summary>
/// <param name="Goal">What it is to reach.</param>
/// <param name="Reached">The figure so far; of what accumulates, that of the year to date. Null is missing.</param>
/// <param name="OfYear">Reached ÷ target of the whole year, in percent with one place.</param>
/// <param name="SoFar">Reached ÷ the target's part for the rounds so far; null for a stock or a ratio, which has no parts.</param>
/// <param name="Step">The highest step reached, 0–5; null where none were set or nothing is known.</param>
public sealed record FigureAttainment(FigureGoal Goal, decimal? Reached, decimal? OfYear, decimal? SoFar, int? Step)
{
    /// <param name="indicator">What is measured.</param>
    /// <param name="goal">What is to be reached.</param>
    /// <param name="reached">The figure.</param>
    /// <param name="rounds">Rounds of the year so far.</param>
    /// <param name="roundsAYear">Rounds of a whole year.</param>
    public static FigureAttainment Of(FigureIndicator indicator, FigureGoal goal, decimal? reached, int rounds, int roundsAYear) => new(
        goal,
        reached,
        Share(reached, goal.Amount),
        indicator.Accumulates ? Share(reached * roundsAYear, goal.Amount * rounds) : null,
        goal.Steps.IsEmpty ? null : reached is { } value ? goal.Steps.Count(step => value >= step) : null);

    private static decimal? Share(decimal? reached, decimal of) =>
        of == 0 || reached is null ? null : decimal.Round(100 * reached.Value / of, 1, MidpointRounding.AwayFromZero);
}
