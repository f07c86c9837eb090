using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Figures;

/// <summary>Figures and areas in words.</summary>
public static class FigureWords
{
    private const decimal WholeBaht = 100_000;
    private const decimal Millions = 100_000_000;

    public static string Value(FigureIndicator indicator, FigureRow row, IStringLocalizer texts) =>
        row.Withheld.TryGetValue(indicator.Key, out var below) ? Withheld(below, texts) : Display.Number(row.Values[indicator.Key], indicator.Decimals);

    /// <summary>&lt;5, or that another figure could be worked out from this one.</summary>
    public static string Withheld(int below, IStringLocalizer texts) => below > 0 ? "<" + below.Plain() : texts["Withheld"];

    /// <summary>+5.2 % or −0.3 points; a dash where nothing stood before.</summary>
    public static string Change(FigureChange change, IStringLocalizer texts) => change.By is not { } by ? Display.Missing
        : (by > 0 ? "+" : by < 0 ? "−" : "") + Display.Number(Math.Abs(by), 1) + " " + (change.InPoints ? texts["Points"].Value : "%");

    /// <summary>2570/1, or the year 2570.</summary>
    public static string Period(FigureQuery query, IStringLocalizer texts) => query.WholeYear ? texts["YearOf", query.Round.Year.ToString()] : texts["RoundOf", query.Round.WithoutDataset];

    /// <summary>บาท after a number; a share is written with its sign.</summary>
    public static string Unit(FigureIndicator indicator) => indicator.IsPercent ? "%" : indicator.Unit?.Name.Here() ?? "";

    /// <summary>The number as it is shown large: much money without satang, or in millions.</summary>
    public static (string Number, string Unit) Large(FigureIndicator indicator, FigureRow row, IStringLocalizer texts) => row.Values[indicator.Key] switch
    {
        null => (Value(indicator, row, texts), ""),
        { } value when indicator.Unit?.Key == "baht" && Math.Abs(value) >= Millions => (Display.Number(value / 1_000_000, 2), texts["MillionBaht"]),
        { } value when indicator.Unit?.Key == "baht" && Math.Abs(value) >= WholeBaht => (Display.Number(value), Unit(indicator)),
        { } value => (Display.Number(value, indicator.Decimals), Unit(indicator)),
    };

    public static string Area(AreaCode area, AreaNamesSnapshot names, IStringLocalizer texts) =>
        area == AreaCode.Country ? texts["WholeCountry"] : names.Short(area).Here();

    public static string Level(AreaLevel level, IStringLocalizer texts) => texts["Level." + level];
}
