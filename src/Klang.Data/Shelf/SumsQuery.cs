using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.Submissions;

namespace Klang.Data.Shelf;

/// <summary>Which rounds are added up.</summary>
public enum SumsSpan
{
    /// <summary>One round.</summary>
    Round,

    /// <summary>The year up to a round, each field by its <see cref="RollUp"/>: what a unit's round adds to the year stands under that round.</summary>
    Year,

    /// <summary>Every round of the year and of the year before, each for itself.</summary>
    EachRound,
}

/// <summary>What to add up: rounds of a fiscal year, inside an area, split by a level, of submissions in certain statuses.</summary>
public sealed record SumsQuery
{
    public required string Dataset { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>The round, or the last of the year's that counts.</summary>
    public required int Round { get; init; }

    public SumsSpan Span { get; init; }

    public AreaCode Within { get; init; }

    public required AreaLevel By { get; init; }

    /// <summary>Empty means every status, drafts too: a saved value is in the total at once.</summary>
    public ImmutableArray<SubmissionStatus> Statuses { get; init; } = [];
}

/// <summary>What the reports of one round say of an area; an area's sums over several rounds are these added up.</summary>
public sealed record SumsRow(int FiscalYear, int Round, string Area, ColumnSums Sums);
