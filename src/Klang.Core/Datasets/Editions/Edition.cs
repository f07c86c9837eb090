using System.Collections.Immutable;

namespace Klang.Core.Datasets.Editions;

/// <summary>
/// What a definition promised when rounds were collected on it: the facts that stored answers are read by. A later file may add
/// to them and may not change them. How it words, orders, checks and counts is free.
/// </summary>
public sealed record Edition
{
    public required string Key { get; init; }

    /// <summary>The file it came from, to say where something is missing.</summary>
    public required string File { get; init; }

    /// <summary>What a record is about: <c>register:savings-group</c>, <c>area:village</c>, <c>unit</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The shape of the rounds: <c>year:4</c>, <c>month:12</c>. Days may change.</summary>
    public required string Rounds { get; init; }

    public required ImmutableArray<EditionField> Fields { get; init; }

    public ImmutableArray<EditionList> Lists { get; init; } = [];

    /// <summary>The questionnaires and standards that answers were given by.</summary>
    public ImmutableArray<EditionContent> Contents { get; init; } = [];
}

/// <summary>One version of a questionnaire or of standards, by the hash of what it says (<see cref="VersionedContent"/>).</summary>
public sealed record EditionContent
{
    public required string Name { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>Child rows, as published.</summary>
public sealed record EditionList
{
    public required string Key { get; init; }

    public required ImmutableArray<EditionField> Fields { get; init; }
}

/// <summary>A question, as published.</summary>
public sealed record EditionField
{
    public required string Key { get; init; }

    public required string LabelTh { get; init; }

    public string? LabelEn { get; init; }

    /// <summary>As definition files name it: <c>money</c>.</summary>
    public required string Type { get; init; }

    public string? Unit { get; init; }

    public required string Kind { get; init; }

    public int? Decimals { get; init; }

    /// <summary>Codes that may be answered, those with <c>until</c> too.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The last fiscal year (Buddhist) in which it is asked.</summary>
    public int? Until { get; init; }
}
