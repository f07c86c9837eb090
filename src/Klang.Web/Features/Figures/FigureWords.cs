using Klang.Core.Areas;
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

    public static string Value(FigureIndicator indicator, FigureRow row) => Display.Number(row.Values[indicator.Key], indicator.Decimals);

    /// <summary>บาท after a number; a share is written with its sign.</summary>
    public static string Unit(FigureIndicator indicator) => indicator.IsPercent ? "%" : indicator.Unit?.Name.Here() ?? "";

    /// <summary>The number as it is shown large: much money without satang, or in millions.</summary>
    public static (string Number, string Unit) Large(FigureIndicator indicator, FigureRow row, IStringLocalizer texts) => row.Values[indicator.Key] switch
    {
        null => (Display.Missing, ""),
        { } value when indicator.Unit?.Key == "baht" && Math.Abs(value) >= Millions => (Display.Number(value / 1_000_000, 2), texts["MillionBaht"]),
        { } value when indicator.Unit?.Key == "baht" && Math.Abs(value) >= WholeBaht => (Display.Number(value), Unit(indicator)),
        { } value => (Display.Number(value, indicator.Decimals), Unit(indicator)),
    };

    public static string Area(AreaCode area, AreaNamesSnapshot names, IStringLocalizer texts) =>
        area == AreaCode.Country ? texts["WholeCountry"] : names.Short(area).Here();

    public static string Level(AreaLevel level, IStringLocalizer texts) => texts["Level." + level];
}
