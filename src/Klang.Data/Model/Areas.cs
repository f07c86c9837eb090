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

    /// <summary>What brought it about; null for what the first list said.</summary>
    public long? EventId { get; set; }

    /// <summary>Asked for in a correction request that is not decided yet: it may be worked with, and says so.</summary>
    public bool Provisional { get; set; }

    public string? Source { get; set; }

    /// <summary>Name without prefix and with forgiving spelling, for search.</summary>
    public required string SearchName { get; set; }
}

/// <summary>
/// Something that happened to areas: an Act, an announcement, a corrected slip. Three dates, because an Act is signed, published and
/// in force on different days; only the last says since when.
/// </summary>
public sealed class AreaEvent
{
    public long Id { get; set; }

    public AreaChangeKind Kind { get; set; }

    /// <summary>As a person would name it: ตั้งจังหวัดบึงกาฬ.</summary>
    public required string Title { get; set; }

    public DateOnly? SignedOn { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>First day in force; null for a correction, which has none.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Royal Gazette: เล่ม.</summary>
    public string? GazetteVolume { get; set; }

    /// <summary>ตอนที่.</summary>
    public string? GazettePart { get; set; }

    /// <summary>หน้า.</summary>
    public string? GazettePage { get; set; }

    public required string Source { get; set; }

    public DateTime RecordedAt { get; set; }

    public required string RecordedBy { get; set; }

    /// <summary>The correction request it answers.</summary>
    public Guid? CaseId { get; set; }
}

/// <summary>How one area came out of another.</summary>
public enum AreaLineageKind
{
    Split,
    Merge,
    Replace,
}

/// <summary>An area that came, wholly or in part, out of another.</summary>
public sealed class AreaLineage
{
    public long Id { get; set; }

    public long FromId { get; set; }

    public long ToId { get; set; }

    public AreaLineageKind Kind { get; set; }

    public DateOnly EffectiveOn { get; set; }

    public long EventId { get; set; }

    public DateTime RecordedAt { get; set; }

    public DateTime? SupersededAt { get; set; }
}

/// <summary>Outlines of the areas of one level, as imported (TopoJSON or GeoJSON with <c>code</c>).</summary>
public sealed class AreaBoundary
{
    public long Id { get; set; }

    public AreaLevel Level { get; set; }

    /// <summary>The area they lie in; empty for the country.</summary>
    public required string Within { get; set; }

    /// <summary>GeoJSON, one feature an area, with <c>code</c>.</summary>
    public required string Content { get; set; }

    /// <summary>Whom to thank, as the licence asks.</summary>
    public required string Credit { get; set; }

    public DateTime ImportedAt { get; set; }

    public required string ImportedBy { get; set; }
}
