using Klang.Core.Checks;
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

    /// <summary>The last fiscal year in whose certification somebody confirmed, changed or ended it.</summary>
    public int? ConfirmedYear { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    public string? ConfirmedBy { get; set; }

    /// <summary>The entry it turned out to be a double of. It is not active, and what pointed to it points there.</summary>
    public Guid? MergedInto { get; set; }

    public int Version { get; set; }

    public DateTime SavedAt { get; set; }

    public required string SavedBy { get; set; }

    /// <summary>As rules see it.</summary>
    public EntryFacts ToFacts() => new(Register, Code, Name, AreaCode, Active, Answers, ConfirmedYear);
}

/// <summary>A national id behind an entry's field: encrypted, found by a keyed hash, never in the answers, the trail or a copy.</summary>
public sealed class PersonalNumber
{
    public Guid SubjectId { get; set; }

    public required string Field { get; set; }

    public required string Cipher { get; set; }

    /// <summary>Keyed hash: the same number is found without being read.</summary>
    public required string Lookup { get; set; }
}

/// <summary>Two entries that were one, and what moving the references changed, so that it can be undone.</summary>
public sealed class SubjectMerge
{
    public Guid Id { get; set; }

    public Guid KeptId { get; set; }

    public Guid GoneId { get; set; }

    public required string UnitCode { get; set; }

    public required string Reason { get; set; }

    /// <summary>JSON: the references that were moved. Empty: nothing was, because somebody looked at the two and said that they are not one.</summary>
    public required string Moved { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }

    /// <summary>Not a merge: the two were looked at and are two.</summary>
    public bool IsApart => Moved.Length == 0;

    public DateTime? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }
}
