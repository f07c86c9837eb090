using Klang.Core.Areas;

namespace Klang.Data.Model;

/// <summary>A place, for good: its id never changes. What it is called and where it stands are <see cref="AreaVersion"/>s.</summary>
public sealed class Area
{
    public long Id { get; set; }

    /// <summary>When Klang first heard of it (UTC).</summary>
    public DateTime RecordedAt { get; set; }
}

/// <summary>Why a version of an area exists.</summary>
public enum AreaChangeKind
{
    Create,
    Rename,
    Recode,
    Reparent,
    Upgrade,
    Abolish,
    Correction,
}

/// <summary>
/// What an area was called and where it stood, on two axes: valid time (in force, days) and recorded time (known here, UTC).
/// The current truth is the version with no <see cref="SupersededAt"/> whose validity holds today.
/// </summary>
public sealed class AreaVersion
{
    public long Id { get; set; }

    public long AreaId { get; set; }

    public AreaLevel Level { get; set; }

    /// <summary>อำเภอ, เขต, ตำบล, แขวง …, where the level's usual word does not fit.</summary>
    public string? TypeTh { get; set; }

    public required string Code { get; set; }

    public required string NameTh { get; set; }

    public string? NameEn { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>Letter abbreviation of a province (ชร).</summary>
    public string? AbbrTh { get; set; }

    public long? ParentId { get; set; }

    /// <summary>First day in force; null where it is older than the records.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day no longer in force.</summary>
    public DateOnly? ValidTo { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>When a better version was recorded.</summary>
    public DateTime? SupersededAt { get; set; }

    public AreaChangeKind Kind { get; set; }

    public string? Source { get; set; }

    /// <summary>Name without prefix and with forgiving spelling, for search.</summary>
    public required string SearchName { get; set; }
}
