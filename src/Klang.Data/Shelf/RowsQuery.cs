using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Submissions;

namespace Klang.Data.Shelf;

/// <summary>Which records, one by one.</summary>
public sealed record RowsQuery
{
    public required string Dataset { get; init; }

    /// <summary>Null means every year.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Null means every round.</summary>
    public int? Round { get; init; }

    /// <summary>Where the report, and below districts the record, stands.</summary>
    public required AreaCode Within { get; init; }

    /// <summary>Empty means every status.</summary>
    public ImmutableArray<SubmissionStatus> Statuses { get; init; } = [];

    /// <summary>The fields to read, of the dataset.</summary>
    public required ImmutableArray<Field> Fields { get; init; }
}

/// <summary>One record as the shelf holds it.</summary>
/// <param name="State">Carried, Confirmed or Entered.</param>
/// <param name="Values">In the order of the fields asked: null, decimal, bool, string or DateOnly; several codes with commas between.</param>
public sealed record RecordRow(
    int FiscalYear, int Round, string Unit, string? Province, string? District, string? Subdistrict, string? Village,
    string Subject, string? SubjectName, string State, string Status, object?[] Values);
