using System.Collections.Immutable;
using System.Text.Json;

namespace Klang.Core.Areas.Maps;

/// <summary>A shape as a file gives it, not yet checked.</summary>
/// <param name="Where">Which one, for a person who looks into the file: the first is 1.</param>
/// <param name="Polygons">Null where it is no polygon or cannot be read.</param>
internal sealed record BoundaryShape(string Where, string? Code, ImmutableArray<MapPolygon>? Polygons);

/// <summary>The file asks for more points than are taken. Thrown and caught inside the reader.</summary>
internal sealed class MapTooFineException : Exception;

/// <summary>Reads JSON that may hold anything.</summary>
internal static class MapJson
{
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    public static JsonElement? Part(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    /// <summary><c>properties.code</c> in digits; null where it is none.</summary>
    public static string? Code(this JsonElement shape) =>
        shape.Part("properties", JsonValueKind.Object)?.Text("code") is { } text && AreaCode.TryParse(text, out var code) ? code.Digits : null;

    /// <summary>[x, y, …]; null where it is no point.</summary>
    public static MapPoint? Point(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() >= 2
        && element[0] is { ValueKind: JsonValueKind.Number } x && element[1] is { ValueKind: JsonValueKind.Number } y
        && x.TryGetDouble(out var across) && y.TryGetDouble(out var up)
            ? new MapPoint(across, up)
            : null;

    /// <summary>A whole number; false where it is none.</summary>
    public static bool TryGetIndex(this JsonElement element, out int number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number);
    }

    /// <summary>Reads every item of an array; null where it is none or an item cannot be read.</summary>
    public static ImmutableArray<T>? All<T>(this JsonElement? element, Func<JsonElement, T?> read)
        where T : class
    {
        if (element is not { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (read(item) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return items.MoveToImmutable();
    }
}
