namespace Klang.Data.Model;

/// <summary>What a dataset's definition said when it was last published: a later file may add to it, never change its meaning.</summary>
public sealed class PublishedDefinition
{
    /// <summary>The dataset's or register's key.</summary>
    public required string Key { get; set; }

    /// <summary>JSON: fields, types, units, kinds, choices, editions.</summary>
    public required string Content { get; set; }

    public required string Sha256 { get; set; }

    public DateTime PublishedAt { get; set; }
}

/// <summary>What an area is to reach in a fiscal year, for one indicator of a dataset.</summary>
public sealed class FigureTarget
{
    public required string Dataset { get; set; }

    public int FiscalYear { get; set; }

    public required string Indicator { get; set; }

    /// <summary>Empty for the country.</summary>
    public required string AreaCode { get; set; }

    public decimal Amount { get; set; }

    /// <summary>What the year before reached, where the target was set from it.</summary>
    public decimal? Base { get; set; }

    /// <summary>Thresholds of the five steps, JSON; null where none were set.</summary>
    public string? Steps { get; set; }

    public DateTime SavedAt { get; set; }

    public required string SavedBy { get; set; }
}
