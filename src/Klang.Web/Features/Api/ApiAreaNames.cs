using Klang.Core.Areas;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Api;

/// <summary>An area's names as the API gives them, the country's too.</summary>
internal static class ApiAreaNames
{
    public static string NameTh(AreaCode area, AreaNamesSnapshot names) =>
        area == AreaCode.Country ? "ทั้งประเทศ" : names.NameOf(area.Digits, "th") ?? area.Digits;

    public static string? NameEn(AreaCode area, AreaNamesSnapshot names) =>
        area == AreaCode.Country ? "Whole country" : names.NameOf(area.Digits, "en");
}
