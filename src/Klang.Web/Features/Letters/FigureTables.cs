using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.Letters;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Letters;

/// <summary>The figures of a round as a letter's table: the leading ones, by area, and their total.</summary>
internal static class FigureTables
{
    /// <summary>As many columns as a page of A4 can hold.</summary>
    private const int MostColumns = 4;

    // Widths are in characters.
    private const int NameWidth = 13;
    private const int LeastWidth = 7;
    private const int ReportedWidth = 8;

    public static LetterTable Of(LetterSender sender, FigureTable figures, AreaNamesSnapshot names)
    {
        var shown = figures.Indicators.Where(i => i.IsAsked).Take(MostColumns).ToImmutableArray();
        LetterRow[] rows = [.. figures.Rows.Select(row => Row(names.Name(row.Area).Th, row, shown)), Row("รวม", figures.Total, shown)];
        var columns = shown.Select((i, at) => new LetterColumn(Titled(i), Width(rows, at + 1), LetterAlign.Right)).Prepend(new LetterColumn(sender.Asked, NameWidth));
        return new LetterTable([.. columns, new LetterColumn("รายงานแล้ว", ReportedWidth, LetterAlign.Centre)], [.. rows]);
    }

    /// <summary>A number may not be broken, in a wider font neither: a column is as wide as its longest and some more, and a head has room for its words.</summary>
    private static int Width(LetterRow[] rows, int column) => Math.Max(LeastWidth, rows.Max(row => row.Cells[column][0].Length) + 2);

    private static LetterRow Row(string name, FigureRow row, ImmutableArray<FigureIndicator> shown) =>
        LetterRow.Of([name, .. shown.Select(indicator => Value(indicator, row)), $"{row.Completeness.Reported.Plain()}/{row.Completeness.Expected.Plain()}"]);

    private static string Value(FigureIndicator indicator, FigureRow row) =>
        row.Withheld.TryGetValue(indicator.Key, out var below) ? below > 0 ? "<" + below.Plain() : "ไม่แสดง"
        : row.Values[indicator.Key] is { } value ? ThaiNumber.Show(decimal.Round(value, Places(indicator), MidpointRounding.AwayFromZero), Places(indicator)) : Display.Missing;

    /// <summary>Money in whole baht: satang make a table of a letter too wide to read.</summary>
    private static int Places(FigureIndicator indicator) => indicator.Unit?.Key == "baht" ? 0 : indicator.Decimals;

    private static string Titled(FigureIndicator indicator) =>
        indicator.IsPercent ? indicator.Label.Th + " (ร้อยละ)" : indicator.Unit is { } unit ? $"{indicator.Label.Th} ({unit.Name.Th})" : indicator.Label.Th;
}
