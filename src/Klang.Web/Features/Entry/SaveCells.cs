using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Entry;

/// <summary>A batch of changed cells, as the grid and the API send it.</summary>
/// <param name="Key">Idempotency key; the API may send it as a header instead.</param>
public sealed record SaveRequest(string? Key, IReadOnlyList<RowRequest> Rows);

/// <param name="Cells">Text as typed, a JSON number or boolean; null empties the cell; <c>{"na": true}</c> says "not applicable".</param>
/// <param name="Lists">Child rows that replace a list's rows.</param>
public sealed record RowRequest(
    Guid Id, int Version, IReadOnlyDictionary<string, JsonElement>? Cells = null,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>>? Lists = null, bool Confirm = false);

public sealed record SaveAnswer(IReadOnlyList<GridRow> Rows, GridSummary Summary);

/// <summary>Turns JSON into edits. Every cell becomes text, so that one parser reads all doors.</summary>
internal static class SaveRequests
{
    public static Result<IReadOnlyList<RowEdit>> Edits(SaveRequest request)
    {
        var edits = new List<RowEdit>();
        foreach (var row in request.Rows ?? [])
        {
            var cells = Cells(row.Cells);
            if (!cells.IsOk)
            {
                return cells.Problem;
            }

            var lists = ImmutableDictionary.CreateBuilder<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>();
            foreach (var (name, items) in row.Lists ?? new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>>(StringComparer.Ordinal))
            {
                var parsed = items.Select(Cells).ToList();
                if (!FieldKey.TryParse(name, out var list) || parsed.Exists(p => !p.IsOk))
                {
                    return Unknown(name);
                }

                lists[list] = [.. parsed.Select(p => p.Value!)];
            }

            edits.Add(new RowEdit(row.Id, row.Version) { Cells = cells.Value, Lists = lists.ToImmutable(), Confirm = row.Confirm });
        }

        return edits;
    }

    public static Result<ImmutableDictionary<FieldKey, string?>> Cells(IReadOnlyDictionary<string, JsonElement>? cells)
    {
        var builder = ImmutableDictionary.CreateBuilder<FieldKey, string?>();
        foreach (var (name, value) in cells ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            if (!FieldKey.TryParse(name, out var key))
            {
                return Unknown(name);
            }

            builder[key] = Text(value);
        }

        return builder.ToImmutable();
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => value.TryGetProperty("na", out _) ? "n/a" : value.TryGetProperty("notAsked", out var aside) ? Text(aside) : value.GetRawText(),
        _ => value.GetRawText(),
    };

    private static Problem Unknown(string name) => Problems.BadRequest($"ไม่มีข้อมูล “{name}” ในฐานข้อมูลนี้", $"This dataset has no field '{name}'.", name);
}
