using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Figures;

/// <summary>Figures and areas in words.</summary>
public static class FigureWords
{
    public static string Value(FigureIndicator indicator, FigureRow row) => Display.Number(row.Values[indicator.Key], indicator.Decimals);

    /// <summary>บาท after a number; a share is written with its sign.</summary>
    public static string Unit(FigureIndicator indicator) => indicator.IsPercent ? "%" : indicator.Unit?.Name.Here() ?? "";

    public static string Area(AreaCode area, AreaNamesSnapshot names, IStringLocalizer texts) =>
        area == AreaCode.Country ? texts["WholeCountry"] : names.NameOf(area.Digits, Language.Current) ?? area.Digits;

    public static string Level(AreaLevel level, IStringLocalizer texts) => texts["Level." + level];
}
