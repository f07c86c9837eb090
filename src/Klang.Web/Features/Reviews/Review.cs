using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Submissions;

namespace Klang.Web.Features.Reviews;

/// <summary>A cell of a report with all that a reviewer looks at.</summary>
public sealed record ReviewCell
{
    /// <summary>Field or list key; empty for the row as a whole.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }

    public Field? Field { get; init; }

    public string Now { get; init; } = "";

    public string Before { get; init; } = "";

    /// <summary>Change ÷ the value before, where it is large.</summary>
    public decimal? Share { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public ImmutableArray<CellComment> Comments { get; init; } = [];

    public ImmutableArray<CellCorrection> Corrections { get; init; } = [];

    /// <summary>What the copy before said; null where that did not change.</summary>
    public string? SinceCopy { get; init; }

    /// <summary>What it is looked at for.</summary>
    public IEnumerable<ReviewFilter> Marks
    {
        get
        {
            if (Findings.Any(f => f.Severity == Severity.Error))
            {
                yield return ReviewFilter.Errors;
            }

            if (Findings.Any(f => f.Severity == Severity.Warning))
            {
                yield return ReviewFilter.Explained;
            }

            if (Share is not null)
            {
                yield return ReviewFilter.Changed;
            }

            if (!Comments.IsEmpty)
            {
                yield return ReviewFilter.Comments;
            }

            if (!Corrections.IsEmpty)
            {
                yield return ReviewFilter.Corrected;
            }

            if (SinceCopy is not null)
            {
                yield return ReviewFilter.SinceCopy;
            }
        }
    }
}

/// <summary>A row of a report, with those of its cells that have something to look at; rows without any come last.</summary>
public sealed record ReviewRow(Guid RecordId, int Version, string Name, string Place, ImmutableArray<ReviewCell> Cells);

/// <summary>A report as its reviewer looks at it.</summary>
public sealed record Review
{
    public required ImmutableArray<ReviewRow> Rows { get; init; }

    /// <summary>Things said of the report as a whole.</summary>
    public required ImmutableArray<CellComment> Comments { get; init; }

    public required int AllRows { get; init; }

    /// <summary>Rows that are in the last copy and no longer here, or the other way round.</summary>
    public required ImmutableArray<CopyDifference> RowChanges { get; init; }

    /// <summary>The copy that <see cref="ReviewFilter.SinceCopy"/> compares with; null where there is nothing to compare.</summary>
    public required FiledCopy? Compared { get; init; }

    public int Count(ReviewFilter filter) => filter switch
    {
        ReviewFilter.All => AllRows,
        ReviewFilter.Comments => Comments.Length + Rows.Sum(r => r.Cells.Sum(c => c.Comments.Length)),
        ReviewFilter.SinceCopy => RowChanges.Length + Cells(filter),
        _ => Cells(filter),
    };

    public IEnumerable<ReviewRow> Shown(ReviewFilter filter) => filter == ReviewFilter.All ? Rows :
        Rows.Select(r => r with { Cells = [.. r.Cells.Where(c => c.Marks.Contains(filter))] }).Where(r => !r.Cells.IsEmpty);

    private int Cells(ReviewFilter filter) => Rows.Sum(r => r.Cells.Count(c => c.Marks.Contains(filter)));
}
