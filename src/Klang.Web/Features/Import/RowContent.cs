using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Import;

/// <summary>What is kept of a row: texts by field, child rows by list, and its subject's words for the officer to know it by.</summary>
public sealed record RowContent
{
    private const int UsualCells = 30;

    internal static ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>> NoLists { get; } =
        ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>>.Empty;

    public string About { get; init; } = "";

    /// <summary>What the row says of a subject that was not found; null where it was.</summary>
    public SubjectClues? Clues { get; init; }

    /// <summary>Whoever makes one gives them in the order in which they are kept.</summary>
    public IReadOnlyDictionary<FieldKey, string?> Cells { get; init; } = FrozenDictionary<FieldKey, string?>.Empty;

    public ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>> Lists { get; init; } = NoLists;

    /// <summary>What stands in a cell of the row itself; null where nothing does, and for a column of child rows.</summary>
    public string? Cell(string target) => FieldKey.TryParse(target, out var key) ? Cells.GetValueOrDefault(key) : null;

    /// <summary>As JSON, piece by piece: a workbook has a hundred thousand of them.</summary>
    public string Write() => JsonText.Of(this, static (writer, content) => content.Write(writer));

    public static RowContent Read(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static RowContent Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var content = new RowContent();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            content = name == "about" ? content with { About = reader.GetString()! }
                : name == "clues" ? content with { Clues = JsonSerializer.Deserialize<SubjectClues>(ref reader, ImportSummary.Json) }
                : name == "cells" ? content with { Cells = Texts(ref reader) }
                : content with { Lists = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, string>>>>(ref reader, ImportSummary.Json)! };
        }

        return content;
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("about", About);
        if (Clues is not null)
        {
            writer.WritePropertyName("clues");
            JsonSerializer.Serialize(writer, Clues, ImportSummary.Json);
        }

        writer.WriteStartObject("cells");
        foreach (var (key, text) in Cells)
        {
            writer.WriteString(key.Name, text);
        }

        writer.WriteEndObject();
        if (!Lists.IsEmpty)
        {
            writer.WritePropertyName("lists");
            JsonSerializer.Serialize(writer, Lists, ImportSummary.Json);
        }

        writer.WriteEndObject();
    }

    /// <summary>The edit that says this of a record.</summary>
    public RowEdit Edit(Guid recordId, int version) => new(recordId, version)
    {
        Cells = Cells,
        Lists = Lists.IsEmpty ? ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty : Lists.ToImmutableDictionary(l => FieldKey.Parse(l.Key), l => l.Value.Select(r => r.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => (string?)c.Value)).ToImmutableArray()),
        Confirm = true,
    };

    private static Dictionary<FieldKey, string?> Texts(ref Utf8JsonReader reader)
    {
        var texts = new Dictionary<FieldKey, string?>(UsualCells);
        Span<char> name = stackalloc char[64];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = FieldKey.Parse(name[..reader.CopyString(name)]);
            reader.Read();
            texts[key] = reader.GetString()!;
        }

        return texts;
    }
}

/// <summary>A record as it stood before a row was taken.</summary>
public sealed record RowBefore(string Answers, RecordState State)
{
    public static string Write(Answers answers, RecordState state) => JsonSerializer.Serialize(new RowBefore(AnswersJson.Write(answers), state), ImportSummary.Json);

    public static RowBefore Read(string json) => JsonSerializer.Deserialize<RowBefore>(json, ImportSummary.Json)!;
}

/// <summary>Findings of a row, as they are kept.</summary>
public static class RowFindings
{
    public static string? Write(IReadOnlyCollection<CellFinding> findings) => findings.Count == 0 ? null : JsonSerializer.Serialize(findings, ImportSummary.Json);

    public static ImmutableArray<CellFinding> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<CellFinding>>(json, ImportSummary.Json);
}
