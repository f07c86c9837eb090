using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>All that the rules of one record may look at. What is not here cannot be read by an expression.</summary>
public sealed record RecordFacts(Answers Answers)
{
    /// <summary>The same subject's record of the round before.</summary>
    public Answers? Previous { get; init; }

    /// <summary>The fiscal year of <see cref="Previous"/>; left out, it is this year's unless this is the year's first round.</summary>
    public int? PreviousFiscalYear { get; init; }

    /// <summary>The same subject's record of this round number, a fiscal year ago.</summary>
    public Answers? SameRoundLastYear { get; init; }

    /// <summary>The register entry.</summary>
    public EntryFacts? Subject { get; init; }

    /// <summary>The code of what the record is about: an entry's, or an area's; of a register's entry its own, empty while it has none.</summary>
    public string SelfCode { get; init; } = "";

    /// <summary>The code of the area where that stands.</summary>
    public string SelfArea { get; init; } = "";

    /// <summary>The code of the area of whoever reports.</summary>
    public string UnitArea { get; init; } = "";

    /// <summary>What may be looked at beside the record.</summary>
    public ISurroundings Around { get; init; } = NoSurroundings.Instance;

    /// <summary>The same subject's records of this fiscal year's earlier rounds; empty where no expression asks for them.</summary>
    public ImmutableArray<Answers> ThisYear { get; init; } = [];

    /// <summary>The same subject's records of the last three rounds reported; empty where no expression asks for them.</summary>
    public ImmutableArray<Answers> Recent { get; init; } = [];

    /// <summary>Whether the officer confirmed that nothing changed.</summary>
    public bool NoChange { get; init; }

    /// <summary>Whether the record is about the reporting unit itself.</summary>
    public bool OfUnit { get; init; }

    /// <summary>The reporting unit's level; null for a register's entry.</summary>
    public UnitLevel? UnitLevel { get; init; }

    /// <summary>Whether a report about this subject belongs here.</summary>
    public Standing Standing { get; init; }

    public required int Round { get; init; }

    public required int FiscalYear { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Whether last round belongs to an earlier fiscal year, so that totals have started anew; null where there was none.</summary>
    public bool? IsNewYear => Previous is null ? null : PreviousFiscalYear is { } year ? year < FiscalYear : Round == 1;
}
