using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;

namespace Klang.Web.Features.AreaChecks;

/// <summary>What the bell says of the yearly check: to the district that it is due, to the province that it is signed.</summary>
internal static class CheckNotices
{
    public const string Signed = "area-check.signed";
    public const string Reopened = "area-check.reopened";
    public const string Opened = "area-check.opened";
    public const string DueSoon = "area-check.due-soon";
    public const string Overdue = "area-check.overdue";

    public static string Link(FiscalYear year, string unitCode) => $"/area-checks/{year}/{unitCode}";

    public static Task TellProvinceAsync(ProcessScope scope, ReportingUnit unit, FiscalYear year, string kind, CancellationToken cancel) =>
        NoticeWriter.TellAsync(scope, NoticeReaders.ReviewersOf(scope.Db, unit.ProvinceCode), kind, unit.NameTh, Link(year, unit.Code), cancel);

    public static Task TellUnitAsync(ProcessScope scope, ReportingUnit unit, FiscalYear year, string kind, CancellationToken cancel) =>
        NoticeWriter.TellAsync(scope, NoticeReaders.OfUnit(scope.Db, unit.Code), kind, CheckDoor.Subject(year, unit.Code), Link(year, unit.Code), cancel);
}
