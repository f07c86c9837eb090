using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Import;

/// <summary>What is kept of a row: texts by field, child rows by list, and its subject's words for the officer to know it by.</summary>
public sealed record RowContent
{
    public string About { get; init; } = "";

    /// <summary>What the row says of a subject that was not found; null where it was.</summary>
    public SubjectClues? Clues { get; init; }

    public ImmutableSortedDictionary<string, string> Cells { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>> Lists { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>>.Empty;

    public string Write() => JsonSerializer.Serialize(this, ImportSummary.Json);

    public static RowContent Read(string json) => JsonSerializer.Deserialize<RowContent>(json, ImportSummary.Json) ?? new();

    /// <summary>The edit that says this of a record.</summary>
    public RowEdit Edit(Guid recordId, int version) => new(recordId, version)
    {
        Cells = Cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => (string?)c.Value),
        Lists = Lists.ToImmutableDictionary(l => FieldKey.Parse(l.Key), l => l.Value.Select(r => r.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => (string?)c.Value)).ToImmutableArray()),
        Confirm = true,
    };
}

/// <summary>A record as it stood before a row was taken.</summary>
public sealed record RowBefore(string Answers, RecordState State)
{
    public static string Write(Record record) => JsonSerializer.Serialize(new RowBefore(AnswersJson.Write(record.Answers), record.State), ImportSummary.Json);

    public static RowBefore Read(string json) => JsonSerializer.Deserialize<RowBefore>(json, ImportSummary.Json)!;
}

/// <summary>Findings of a row, as they are kept.</summary>
public static class RowFindings
{
    public static string? Write(IReadOnlyCollection<CellFinding> findings) => findings.Count == 0 ? null : JsonSerializer.Serialize(findings, ImportSummary.Json);

    public static ImmutableArray<CellFinding> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<CellFinding>>(json, ImportSummary.Json);
}
