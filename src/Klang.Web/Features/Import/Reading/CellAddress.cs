using System.Globalization;

namespace Klang.Web.Features.Import.Reading;

/// <summary>Cells as Excel names them: B7 is row 7, column 1.</summary>
internal static class CellAddress
{
    public static int Column(ReadOnlySpan<char> address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (letter is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    public static (int Row, int Column) Read(string address) =>
        (int.Parse(address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture), Column(address.Replace("$", "", StringComparison.Ordinal)));

    /// <summary>0 → A, 27 → AB.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
