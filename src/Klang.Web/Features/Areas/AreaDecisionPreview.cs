using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;

namespace Klang.Web.Features.Areas;

/// <summary>What a decision would do.</summary>
/// <param name="Touched">What stands on all the areas together; nothing is counted twice.</param>
public sealed record AreaDecisionPreview(AreaDecision Decision, IReadOnlyList<AreaStepPreview> Steps, AreaTouch Touched);

/// <summary>What one step would do.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Before">As it is; null for a new area.</param>
/// <param name="After">As it would be; null for an area that ends.</param>
/// <param name="Followers">Areas inside whose codes change with it, before and after.</param>
/// <param name="Touched">What stands on the area.</param>
public sealed record AreaStepPreview(
    int Number, AreaStepKind Kind, AreaState? Before, AreaState? After, IReadOnlyList<(AreaCode Before, AreaCode After)> Followers, AreaTouch Touched);

/// <summary>An area as a change finds or leaves it.</summary>
public sealed record AreaState(AreaCode Code, LocalText Name, string? TypeTh, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public LocalText Full => AreaLabel.Full(Code, Name, TypeTh);

    internal static AreaState? Of(AreaPeriod? period) =>
        period is null ? null : new(period.Code, new LocalText(period.NameTh, period.NameEn), period.TypeTh, period.From, period.To);
}

/// <summary>What stands on some areas: it stays under the codes it was written under, and figures carry it along.</summary>
/// <param name="Units">Offices that report for them.</param>
/// <param name="OpenRounds">Rounds with reports of these offices that are not locked.</param>
/// <param name="Entries">Entries of registers.</param>
/// <param name="Records">Rows of reports, of all rounds.</param>
public sealed record AreaTouch(IReadOnlyList<AreaTouchedUnit> Units, IReadOnlyList<AreaTouchedRound> OpenRounds, int Entries, int Records)
{
    public static AreaTouch None { get; } = new([], [], 0, 0);

    public bool IsNothing => Units.Count == 0 && OpenRounds.Count == 0 && Entries == 0 && Records == 0;
}

public sealed record AreaTouchedUnit(string Code, LocalText Name);

/// <param name="Reports">How many reports of it are not locked.</param>
public sealed record AreaTouchedRound(string Dataset, int FiscalYear, int Number, int Reports);
