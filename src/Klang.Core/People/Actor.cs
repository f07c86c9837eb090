using Klang.Core.Areas;

namespace Klang.Core.People;

/// <summary>What a person does here; each account has one role and belongs to one unit.</summary>
public enum Role
{
    /// <summary>Records and submits for the unit (พัฒนากร).</summary>
    Officer,

    /// <summary>Reviews the districts of a province, and records what the province itself owes.</summary>
    ProvinceReviewer,

    /// <summary>A bureau of the department: reads everything, accepts and locks rounds, keeps the calendar.</summary>
    Department,

    /// <summary>Keeps accounts, areas and the system; records nothing.</summary>
    Administrator,
}

/// <summary>The one in whose place somebody decides.</summary>
public sealed record StandIn(Guid Id, string Name);

/// <summary>The person behind a request, a command or a job: every permission and every trail line names one.</summary>
public sealed record Actor
{
    public required Guid Id { get; init; }

    public required string UserName { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The area whose data the person may see; the country for the department.</summary>
    public required AreaCode Scope { get; init; }

    /// <summary>True behind a token that may only read.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>In whose place the person decides today; null for everybody else.</summary>
    public StandIn? StandsInFor { get; init; }

    /// <summary>Whether it is this person, or the one in whose place this person decides: neither reviews the work of either.</summary>
    public bool Is(Guid person) => person == Id || person == StandsInFor?.Id;

    /// <summary>The person with the deciding role of another, whose name goes along wherever the deed is written down.</summary>
    public Actor InPlaceOf(Actor other) => this with
    {
        Name = $"{Name} (ปฏิบัติการแทน {other.Name})",
        Role = other.Role,
        Scope = other.Scope,
        StandsInFor = new StandIn(other.Id, other.Name),
    };

    /// <summary>The program itself: start-up, command line, jobs.</summary>
    public static Actor System { get; } = new()
    {
        Id = Guid.Empty,
        UserName = "system",
        Name = "Klang",
        Role = Role.Administrator,
        UnitCode = "system",
        Scope = AreaCode.Country,
    };
}
