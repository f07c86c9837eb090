using System.Globalization;
using System.Text;

namespace Klang.Web.Features.People;

/// <summary>Account files as they come and go: bytes in, lines out.</summary>
public static class AccountText
{
    /// <summary>UTF-8 if it is, else windows-874, in which Thai Excel still saves CSV.</summary>
    public static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetString(bytes);
        }
    }

    /// <summary>Slips as CSV with a byte order mark, so that a spreadsheet shows the Thai. Times are UTC, ISO.</summary>
    public static IEnumerable<string> Csv(IEnumerable<IssuedSlip> slips)
    {
        yield return "\uFEFFuser_name,display_name,unit,slip,expires_at";
        foreach (var slip in slips)
        {
            var until = slip.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
            yield return string.Join(',', slip.UserName, Cell(slip.DisplayName), Cell(slip.UnitName), slip.Signs, until);
        }
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
