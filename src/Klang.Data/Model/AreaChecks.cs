namespace Klang.Data.Model;

/// <summary>What one unit says of the area registry in one fiscal year: row by row, then signed.</summary>
public sealed class AreaCheckSheet : IOfUnit
{
    public Guid Id { get; set; }

    public int FiscalYear { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public DateOnly DueOn { get; set; }

    public int Version { get; set; }

    public DateTime? SignedAt { get; set; }

    public string? SignedBy { get; set; }

    public Guid? SignedById { get; set; }
}

public enum AreaCheckAnswer
{
    Correct,
    Wrong,
}

/// <summary>One area of a sheet that somebody has looked at; an area without a row is not looked at yet.</summary>
public sealed class AreaCheckRow
{
    public Guid SheetId { get; set; }

    public long AreaId { get; set; }

    public AreaCheckAnswer Answer { get; set; }

    public string? Note { get; set; }

    /// <summary>The correction request that says what is wrong.</summary>
    public Guid? CaseId { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }
}

/// <summary>An official list held against the registry, waiting for somebody to accept what differs.</summary>
public sealed class AreaListReview
{
    public Guid Id { get; set; }

    public required string FileName { get; set; }

    public required string Sha256 { get; set; }

    /// <summary>First day of what the list says that the registry does not.</summary>
    public DateOnly EffectiveOn { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }

    public int Version { get; set; }
}

public enum AreaListChangeKind
{
    New,
    Renamed,
    Moved,
    Gone,
}

public enum AreaListDecision
{
    Pending,
    Taken,
    Refused,
}

/// <summary>One difference between the official list and the registry.</summary>
public sealed class AreaListChange
{
    public long Id { get; set; }

    public Guid ReviewId { get; set; }

    public AreaListChangeKind Kind { get; set; }

    public required string Code { get; set; }

    /// <summary>Where it stood before, when it moved.</summary>
    public string? CodeBefore { get; set; }

    public string? NameBefore { get; set; }

    public string? NameAfter { get; set; }

    /// <summary>The line of the file; null for what is gone.</summary>
    public int? Line { get; set; }

    public AreaListDecision Decision { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }
}
