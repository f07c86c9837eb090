using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>A step, and the area that it is about.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Area">Negative for an area that the step creates.</param>
/// <param name="Before">What is known of it at the day the step speaks of; null for a new area.</param>
/// <param name="Learned">The registry has the area as if it always had been so; the step tells since when.</param>
internal sealed record FoundStep(int Number, AreaStep Step, long Area, AreaPeriod? Before, bool Learned = false);

/// <summary>Days of an area on which it lies where its code, or the step, says.</summary>
/// <param name="Day">A day on which the parent is looked up.</param>
/// <param name="Parent">The parent's code where it is said; else the area its code says.</param>
/// <param name="IsPast">Days before the step, of which the old code need not be known.</param>
internal sealed record ParentWanted(FoundStep Step, DateOnly Start, DateOnly End, DateOnly Day, AreaCode Code, AreaCode? Parent, bool IsPast = false);

/// <summary>A decision being carried out: what was known, and what is made of it.</summary>
internal sealed class AreaWork(IReadOnlyCollection<AreaPeriod> known, AreaDecision decision, DateOnly today)
{
    public AreaDecision Decision { get; } = decision;

    /// <summary>First day in force; today where every step is a correction.</summary>
    public DateOnly Day { get; } = decision.EffectiveOn ?? today;

    public DateOnly Eve => Day.AddDays(-1);

    public DateOnly Today { get; } = today;

    public AreaDraft Before { get; } = new(known);

    public AreaDraft Draft { get; } = new(known);

    public List<FoundStep> Steps { get; } = [];

    public List<AreaStepKind> Kinds { get; } = [];

    public List<ParentWanted> Parents { get; } = [];

    public List<(long Leader, AreaCode Before, AreaCode After)> Followers { get; } = [];

    /// <summary>What a change is called on days before its step: it tells what had been wrong.</summary>
    public AreaStepKind KindOn(DateOnly end, AreaStepKind kind) => end <= Day ? AreaStepKind.Correction : kind;

    public static Problem? First(IEnumerable<Func<Problem?>> rules) => rules.Select(rule => rule()).FirstOrDefault(problem => problem is not null);
}
