using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import;

/// <summary>A text that may mean something, how often it stands there, and what it probably means.</summary>
public sealed record WordAsked(string Target, string Label, string Raw, int Count, string? Suggestion, string? SuggestionText)
{
    /// <summary>The name alone, where it is about a row's subject: the raw text says its place too.</summary>
    public string Name { get; init; } = "";
}

/// <summary>The same finding in many cells.</summary>
public sealed record FindingCount(string Target, string Label, string Level, LocalText Message, int Count, int FirstRow);

/// <summary>An entry that an import added to its register.</summary>
/// <param name="Version">As it was added: what was changed since is not taken out again.</param>
public sealed record EntryAdded(Guid Id, string Code, string Name, int Version);

/// <summary>What the dry run counted, or what was taken. Counts are rows.</summary>
public sealed record ImportSummary
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ImmutableSortedDictionary<string, int> States { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Cells with an error, a warning, a note.</summary>
    public int ErrorCells { get; init; }

    public int WarningCells { get; init; }

    public int Notes { get; init; }

    /// <summary>Subjects of the report that the file does not name.</summary>
    public int NotNamed { get; init; }

    public ImmutableArray<FindingCount> Findings { get; init; } = [];

    public ImmutableArray<WordAsked> Words { get; init; } = [];

    /// <summary>Things about the file as a whole: two sheets alike, a template of another round.</summary>
    public ImmutableArray<LocalText> Remarks { get; init; } = [];

    /// <summary>Sheets that hold anything, the proposed one first.</summary>
    public ImmutableArray<string> Sheets { get; init; } = [];

    /// <summary>Sheets of which any could be meant, the proposed one first: somebody has to pick one. Empty where there is no doubt.</summary>
    public ImmutableArray<string> Alike { get; init; } = [];

    /// <summary>Records that were changed after they were taken, and so were not put back.</summary>
    public ImmutableArray<string> ChangedSince { get; init; } = [];

    /// <summary>Entries that were added to the register for rows of the file.</summary>
    public ImmutableArray<EntryAdded> Added { get; init; } = [];

    /// <summary>Those of them that stayed when the import was taken back, because something rests on them.</summary>
    public ImmutableArray<string> StillRegistered { get; init; } = [];

    /// <summary>Some rows of data as they stand, below their headings.</summary>
    public ImmutableArray<ImmutableArray<string>> Sample { get; init; } = [];

    public int Of(ImportRowState state) => States.GetValueOrDefault(state.ToString());

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ImportSummary Read(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportSummary>(json, Json) ?? new();
}
