using Klang.Core.Records;

namespace Klang.Data.Model;

/// <summary>One entry of a register: registered once, confirmed each round. The id serves every dataset.</summary>
public sealed class Subject : IOfUnit
{
    public Guid Id { get; set; }

    public required string Register { get; set; }

    /// <summary>57010101S01: given once.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Name with forgiving spelling, to find doubles.</summary>
    public required string SearchName { get; set; }

    public required string AreaCode { get; set; }

    /// <summary>The office that keeps it.</summary>
    public required string UnitCode { get; set; }

    /// <summary>Whether it owes records.</summary>
    public bool Active { get; set; }

    public Answers Answers { get; set; } = Answers.Empty;

    public int Version { get; set; }

    public DateTime SavedAt { get; set; }

    public required string SavedBy { get; set; }
}
