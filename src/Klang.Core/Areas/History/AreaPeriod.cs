using System.Diagnostics;

namespace Klang.Core.Areas.History;

/// <summary>What a step does to an area; why a period of it exists.</summary>
public enum AreaStepKind
{
    Create,
    Rename,
    Recode,
    Reparent,
    Upgrade,
    Abolish,
    Correction,
}

/// <summary>An area over days on which nothing about it changed, as known at one moment.</summary>
[DebuggerDisplay("{AreaId}: {Code} {NameTh} [{From}, {To})")]
public sealed record AreaPeriod
{
    /// <summary>The area, for good; negative for one that a decision is about to create.</summary>
    public required long AreaId { get; init; }

    public required AreaCode Code { get; init; }

    public required string NameTh { get; init; }

    public string? NameEn { get; init; }

    /// <summary>Only where it is not the level's usual word; see <see cref="AreaWords.Stored"/>.</summary>
    public string? TypeTh { get; init; }

    /// <summary>The area it lies in; null for provinces.</summary>
    public long? ParentId { get; init; }

    /// <summary>First day; null where it is older than the records.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day no more.</summary>
    public DateOnly? To { get; init; }

    public bool Provisional { get; init; }

    /// <summary>A list or a decision said of this area by name that it began on <see cref="From"/>; else the day is what could be inferred.</summary>
    public bool IsFirstDayTold { get; init; }

    /// <summary>The stored version it comes from; 0 for an area that a decision creates.</summary>
    public long VersionId { get; init; }

    /// <summary>What the decision at hand made of it; null where it only cut its days, or did nothing.</summary>
    public AreaStepKind? Change { get; init; }

    public DateOnly Start => From ?? DateOnly.MinValue;

    public DateOnly End => To ?? DateOnly.MaxValue;

    public bool Covers(DateOnly day) => Start <= day && day < End;

    public bool Overlaps(AreaPeriod other) => Start < other.End && other.Start < End;

    /// <summary>The part of it on the days from <paramref name="start"/> until before <paramref name="end"/>.</summary>
    internal AreaPeriod Cut(DateOnly start, DateOnly end) => this with
    {
        From = start > Start ? start : From,
        To = end < End ? end : To,
    };
}
