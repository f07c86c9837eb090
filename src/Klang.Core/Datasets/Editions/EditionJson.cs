using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Klang.Core.Datasets.Editions;

/// <summary>The stored form of an edition. The same facts are the same text, so its hash tells whether anything was added.</summary>
public static class EditionJson
{
    public static string Write(Edition edition) => JsonSerializer.Serialize(edition, EditionContext.Thai.Edition);

    /// <exception cref="JsonException">The text is no edition.</exception>
    public static Edition Read(string json) => JsonSerializer.Deserialize(json, EditionContext.Thai.Edition) ?? throw new JsonException("The edition is null.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>Made when compiling: a start need not wait for reflection.</summary>
[JsonSerializable(typeof(Edition))]
internal sealed partial class EditionContext : JsonSerializerContext
{
    public static EditionContext Thai { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
