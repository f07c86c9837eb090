using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>Whether an indicator must be met, may be chosen, or is set by the area.</summary>
public enum IndicatorKind
{
    Compulsory,
    Optional,
    Local,
}

/// <summary>One indicator of a standard; its code is given once, over all editions.</summary>
public sealed record StandardIndicator(string Code, LocalText Label, IndicatorKind Kind);

/// <summary>A component (องค์ประกอบ) of a dimension.</summary>
public sealed record StandardComponent(LocalText Label, ImmutableArray<StandardIndicator> Indicators);

/// <summary>A dimension (ด้าน); a pass rule may ask for passes in each.</summary>
public sealed record StandardDimension(string Key, LocalText Label, ImmutableArray<StandardComponent> Components)
{
    public IEnumerable<StandardIndicator> Indicators => Components.SelectMany(c => c.Indicators);
}

/// <summary>What must hold for a certificate.</summary>
/// <param name="Total">Least number of indicators passed.</param>
/// <param name="PerDimension">Least number passed in each dimension.</param>
/// <param name="Compulsory">Every compulsory indicator is passed.</param>
public sealed record PassRule(int Total, int PerDimension, bool Compulsory);

/// <summary>
/// The standards for one type of applicant in some fiscal years (Buddhist, inclusive). A file below <c>datasets/standards/</c>; once
/// published it keeps its content, and a change is a new edition under a new key.
/// </summary>
public sealed record StandardsEdition
{
    /// <summary>Given once; never used again.</summary>
    public required string Key { get; init; }

    /// <summary>Editions of one catalogue take turns by year and type.</summary>
    public required string Catalogue { get; init; }

    /// <summary>Code of the type of applicant.</summary>
    public required string Type { get; init; }

    public required LocalText Name { get; init; }

    public int Since { get; init; }

    public int? Until { get; init; }

    /// <summary>A draft is read and checked, and offered to nobody.</summary>
    public bool Published { get; init; }

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public required PassRule Pass { get; init; }

    /// <summary>The least number of indicators that an applicant chooses.</summary>
    public int Chosen { get; init; }

    public required ImmutableArray<StandardDimension> Dimensions { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public IEnumerable<StandardIndicator> Indicators => Dimensions.SelectMany(d => d.Indicators);
}

/// <summary>How a dataset uses a catalogue: which fields hold what.</summary>
public sealed record StandardsUse
{
    public required string Catalogue { get; init; }

    /// <summary>The field whose code is the type of applicant.</summary>
    public required FieldKey Type { get; init; }

    /// <summary>The field that is made: the edition that follows from type and fiscal year.</summary>
    public required FieldKey Edition { get; init; }

    public required LocalText EditionLabel { get; init; }

    public string? EditionSection { get; init; }

    /// <summary>The field before which it stands; null puts it last.</summary>
    public FieldKey? Before { get; init; }

    /// <summary>The indicators an applicant chose (several codes).</summary>
    public required FieldKey Chosen { get; init; }

    /// <summary>The list of results, and its fields.</summary>
    public required FieldKey Results { get; init; }

    public required FieldKey Indicator { get; init; }

    public required FieldKey Kind { get; init; }

    public required FieldKey Dimension { get; init; }

    public required FieldKey Passed { get; init; }

    /// <summary>When there must be a result for each indicator, and when the pass rule must hold (expressions).</summary>
    public required string Assessed { get; init; }

    public required string Certified { get; init; }

    /// <summary>The yes/no field by which a committee decides otherwise.</summary>
    public FieldKey? Override { get; init; }

    /// <summary>Published editions, by type and year.</summary>
    public required ImmutableArray<StandardsEdition> Editions { get; init; }

    public int Line { get; init; }
}
