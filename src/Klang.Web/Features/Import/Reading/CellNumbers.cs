using System.Buffers;
using System.Globalization;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>Numbers as a workbook stores them, as text that shows what Excel shows: 15 digits, no exponent.</summary>
internal static class CellNumbers
{
    private static readonly SearchValues<char> Simple = SearchValues.Create("0123456789.-");
    private const int Digits = 15;
    private const int LastDay = 2_958_465; // 31 December 9999

    public static SheetCell Of(string stored, CellNature nature, bool from1904) => nature switch
    {
        CellNature.Number => new(Plain(stored), CellNature.Number),
        _ => Of(double.Parse(stored, NumberStyles.Float, CultureInfo.InvariantCulture), nature, from1904),
    };

    public static SheetCell Of(double number, CellNature nature, bool from1904) => nature switch
    {
        CellNature.Date when Day(number, from1904) is { } day => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellNature.Date),
        CellNature.Percent => new(Rounded(number * 100), CellNature.Percent),
        _ => new(Rounded(number), CellNature.Number),
    };

    private static DateOnly? Day(double number, bool from1904)
    {
        var days = Math.Floor(number) + (from1904 ? 1_462 : 0);
        return days is < 1 or > LastDay ? null : new DateOnly(1899, 12, 30).AddDays((int)days + (days < 61 ? 1 : 0));
    }

    /// <summary>Most numbers stand in the file as they are shown.</summary>
    private static string Plain(string stored) =>
        stored.Length <= Digits && !stored.AsSpan().ContainsAnyExcept(Simple) ? stored : Rounded(double.Parse(stored, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static string Rounded(double number)
    {
        var shown = double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(shown) < 1e27 && (shown == 0 || Math.Abs(shown) > 1e-12)
            ? ((decimal)shown).ToString(CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }
}
