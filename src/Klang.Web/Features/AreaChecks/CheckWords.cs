using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.AreaChecks;

/// <summary>The words and badge classes of a check.</summary>
internal static class CheckWords
{
    public static string BadgeClass(AreaCheckState state, int daysLeft) => state switch
    {
        AreaCheckState.Signed => "badge--approved",
        AreaCheckState.SignedOutdated => "badge--returned",
        _ when daysLeft < 0 => "badge--overdue",
        AreaCheckState.Ready => "badge--due-soon",
        _ => "badge--draft",
    };

    public static string State(AreaCheckState state, int daysLeft, IStringLocalizer texts) =>
        daysLeft < 0 && state is not (AreaCheckState.Signed or AreaCheckState.SignedOutdated) ? texts["State.Overdue"] : texts["State." + state];

    public static string DaysLeft(int days, IStringLocalizer texts) => days switch
    {
        < 0 => texts["OverdueBy", (-days).Plain()],
        0 => texts["DueToday"],
        _ => texts["DaysLeft", days.Plain()],
    };

    /// <summary>A district office goes by its district, which is shorter.</summary>
    public static string Unit(ReportingUnit unit, AreaNamesSnapshot names) => unit.Code == unit.AreaCode && names.Knows(AreaCode.Parse(unit.AreaCode))
        ? names.Short(AreaCode.Parse(unit.AreaCode)).Here()
        : Language.Pick(unit.NameTh, unit.NameEn);
}
