using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Submissions;

namespace Klang.Data.Shelf;

/// <summary>What to add up: a fiscal year's round, inside an area, split by a level, of submissions in certain statuses.</summary>
public sealed record SumsQuery
{
    public required string Dataset { get; init; }

    public required int FiscalYear { get; init; }

    public required int Round { get; init; }

    public AreaCode Within { get; init; }

    public required AreaLevel By { get; init; }

    /// <summary>Empty means every status, drafts too: a saved value is in the total at once.</summary>
    public ImmutableArray<SubmissionStatus> Statuses { get; init; } = [];
}
