namespace Klang.Data.Model;

/// <summary>Who in an office does which dataset, and from when to when. A hand-over ends one line and begins another.</summary>
public sealed class Assignment : IOfUnit
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public required string Dataset { get; set; }

    public int FiscalYear { get; set; }

    /// <summary>Null for every round of the year.</summary>
    public int? RoundNumber { get; set; }

    public Guid UserId { get; set; }

    public DateOnly FromDay { get; set; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? UntilDay { get; set; }

    /// <summary>What whoever takes over should know.</summary>
    public string? Note { get; set; }

    public DateTime AssignedAt { get; set; }

    public required string AssignedBy { get; set; }
}

/// <summary>During leave somebody else decides in one's place, between two days and never for longer.</summary>
public sealed class Delegation : IOfUnit
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public Guid FromUserId { get; set; }

    public Guid ToUserId { get; set; }

    public DateOnly FromDay { get; set; }

    public DateOnly UntilDay { get; set; }

    public required string Reason { get; set; }

    public DateTime MadeAt { get; set; }

    public required string MadeBy { get; set; }

    /// <summary>When it was taken back before its last day.</summary>
    public DateTime? EndedAt { get; set; }
}
