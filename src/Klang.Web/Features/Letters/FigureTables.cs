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

    public static LetterTable Of(LetterSender sender, FigureTable figures, AreaNamesSnapshot names)
    {
        var shown = figures.Indicators.Where(i => i.IsAsked).Take(MostColumns).ToImmutableArray();
        var columns = shown.Select(i => new LetterColumn(Titled(i), 20, LetterAlign.Right)).Prepend(new LetterColumn(sender.Asked, 26));
        var rows = figures.Rows.Select(row => Row(names.Name(row.Area).Th, row, shown));
        return new LetterTable([.. columns, new LetterColumn("รายงานแล้ว", 16, LetterAlign.Centre)], [.. rows, Row("รวม", figures.Total, shown)]);
    }

    private static LetterRow Row(string name, FigureRow row, ImmutableArray<FigureIndicator> shown) =>
        LetterRow.Of([name, .. shown.Select(indicator => Value(indicator, row)), $"{row.Completeness.Reported.Plain()}/{row.Completeness.Expected.Plain()}"]);

    private static string Value(FigureIndicator indicator, FigureRow row) =>
        row.Withheld.TryGetValue(indicator.Key, out var below) ? below > 0 ? "<" + below.Plain() : "ไม่แสดง"
        : row.Values[indicator.Key] is { } value ? ThaiNumber.Show(value, indicator.Decimals) : Display.Missing;

    private static string Titled(FigureIndicator indicator) =>
        indicator.IsPercent ? indicator.Label.Th + " (ร้อยละ)" : indicator.Unit is { } unit ? $"{indicator.Label.Th} ({unit.Name.Th})" : indicator.Label.Th;
}
