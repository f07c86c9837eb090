using System.Text.Json;

namespace Klang.Web.Features.Submissions;

/// <summary>What stands at the head and foot of a filed copy, read back from its text.</summary>
public sealed record FiledHead(string UnitName, string? Certification, string? NilReason)
{
    public static FiledHead Of(string content)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new FiledHead(root.GetProperty("unitName").GetString() ?? "", Text(root, "certification"), Text(root, "nilReason"));
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
