using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Klang.Core.Imports;

/// <summary>What one column is taken for.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Heading">As it stands in the sheet, both rows of it.</param>
/// <param name="Target">An <see cref="ImportTarget.Key"/>; null: nobody knows yet, so it is not taken.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ColumnPlan(int Column, string Heading, string? Target, decimal Confidence)
{
    /// <summary>From here on nobody has to look twice.</summary>
    public const decimal Sure = 0.85m;

    /// <summary>Why somebody should look: heading, values, twice; "" where nothing is doubtful.</summary>
    public string Doubt { get; init; } = "";

    [JsonIgnore]
    public bool IsSure => Confidence >= Sure && Doubt.Length == 0;
}

/// <summary>Where a workbook keeps what, proposed or corrected; remembered for the unit.</summary>
public sealed record SheetPlan
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Sheet { get; init; }

    /// <summary>The first row of the header, from 1; 0 where there is none.</summary>
    public int HeaderRow { get; init; }

    /// <summary>How many rows the header has.</summary>
    public int HeaderRows { get; init; } = 1;

    public ImmutableArray<ColumnPlan> Columns { get; init; } = [];

    /// <summary>What the officer said a text means, by target and text: "#name|บ้านสันโคง" → 57010103S01.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What every row says though no column does, by target: sold something, of all kinds.</summary>
    public ImmutableSortedDictionary<string, string> Fixed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The file names its columns itself: made here from a template.</summary>
    public bool FromTemplate { get; init; }

    [JsonIgnore]
    public int FirstDataRow => HeaderRow + HeaderRows;

    /// <summary>The column of a target; -1 where there is none.</summary>
    public int ColumnOf(string target) => Columns.FirstOrDefault(c => c.Target == target)?.Column ?? -1;

    public static string WordKey(string target, string raw) => target + "|" + Thai.ThaiText.Normalise(raw);

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static SheetPlan Read(string json) => JsonSerializer.Deserialize<SheetPlan>(json, Json) ?? throw new JsonException("No plan.");

    /// <summary>The headings in order, as one text: workbooks of one kind have the same.</summary>
    public string Headings() => string.Join('\u001f', Columns.OrderBy(c => c.Column).Select(c => LabelText.Key(c.Heading)));
}
