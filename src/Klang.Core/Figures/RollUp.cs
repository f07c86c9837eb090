namespace Klang.Core.Figures;

/// <summary>How a field of several rounds becomes one figure of the year, within each reporting unit; units are then added up.</summary>
public enum RollUp
{
    /// <summary>A stock: what the unit's latest round that holds data says.</summary>
    Latest,

    /// <summary>What happened in a round: the rounds added up.</summary>
    Sum,

    /// <summary>A total of the year so far: the last round in which the unit answered.</summary>
    LastValue,
}
