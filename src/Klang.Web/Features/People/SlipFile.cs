using System.Globalization;

namespace Klang.Web.Features.People;

/// <summary>Slips as a file, to print and hand out.</summary>
public static class SlipFile
{
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
