using System.Text.Json;
using Klang.Core.Cases;

namespace Klang.Web.Features.Corrections;

/// <summary>A wish as it is stored beside its case.</summary>
internal static class CorrectionWishJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(CorrectionWish wish) => JsonSerializer.Serialize(wish, Json);

    public static CorrectionWish Read(string text) => JsonSerializer.Deserialize<CorrectionWish>(text, Json)!;
}
