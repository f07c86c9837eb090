using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Klang.Web.Features.People;

/// <summary>A key for the API: klang_ and 32 random bytes. Random enough that a plain hash keeps it safe in the database.</summary>
internal static class TokenText
{
    public const string Prefix = "klang_";

    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256, lower-case hex: all that is kept.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
