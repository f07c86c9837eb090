using Klang.Core.People;

namespace Klang.Core.Cases;

/// <summary>Where somebody stands in a case; a bureau that asks its own department stands on two sides.</summary>
[Flags]
public enum CaseSides
{
    /// <summary>Reads only.</summary>
    None = 0,

    /// <summary>The office that asked: colleagues take over from each other.</summary>
    Asker = 1,

    Province = 2,

    Department = 4,
}

/// <summary>Which side somebody is on. That the case lies inside their area was asked before.</summary>
public static class CaseSidesOf
{
    /// <param name="unitCode">The unit that asked.</param>
    public static CaseSides SidesIn(this Actor actor, string unitCode)
    {
        var asker = actor.UnitCode == unitCode ? CaseSides.Asker : CaseSides.None;
        return asker | actor.Role switch
        {
            Role.Officer => CaseSides.None,
            Role.ProvinceReviewer => CaseSides.Province,
            Role.Department or Role.Administrator => CaseSides.Department,
            _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
        };
    }

    /// <summary>Who has to do something now; nobody once it is over.</summary>
    public static CaseSides Holder(this CaseState state) => state switch
    {
        CaseState.Sent or CaseState.Reviewing => CaseSides.Province,
        CaseState.Forwarded => CaseSides.Department,
        CaseState.Answered => CaseSides.Asker,
        CaseState.Applied or CaseState.Refused or CaseState.Closed or CaseState.Withdrawn => CaseSides.None,
        _ => throw new NotSupportedException($"Unknown state {state}."),
    };

    /// <summary>Somebody still has it.</summary>
    public static bool IsOpen(this CaseState state) => state.Holder() != CaseSides.None;
}
