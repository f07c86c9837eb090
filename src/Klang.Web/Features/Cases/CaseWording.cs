using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Data.Model;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Cases;

/// <summary>What pages say of a case's state and days.</summary>
public static class CaseWording
{
    public static string Badge(CaseState state) => state switch
    {
        CaseState.Sent or CaseState.Forwarded => "badge--submitted",
        CaseState.Reviewing => "badge--draft",
        CaseState.Answered => "badge--returned",
        CaseState.Applied or CaseState.Closed => "badge--approved",
        CaseState.Refused => "badge--locked",
        CaseState.Withdrawn => "badge--not-open",
        _ => throw new NotSupportedException($"Unknown state {state}."),
    };

    /// <summary>เหลือ 3 วัน, ครบกำหนดวันนี้, เกินกำหนด 2 วัน; empty where nobody is hurried.</summary>
    public static string DaysLeft(Case at, DateOnly today, IStringLocalizer<CasesTexts> texts) => at.DueOn is not { } due ? "" : CaseClock.DaysLeft(due, today) switch
    {
        < 0 and var days => texts["DaysOver", (-days).Plain()],
        0 => texts["DueToday"],
        var days => texts["DaysLeft", days.Plain()],
    };

    /// <summary>The button a side presses first; the others stand beside it.</summary>
    public static bool IsMain(CaseState to) => to is CaseState.Answered or CaseState.Sent or CaseState.Applied;

    public static bool IsEnding(CaseState to) => to is CaseState.Refused or CaseState.Withdrawn;

    /// <summary>84 KB, 2.1 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? Core.Thai.ThaiNumber.Show(Math.Max(1, decimal.Round(bytes / 1_000m)), 0) + " KB"
        : Core.Thai.ThaiNumber.Show(decimal.Round(bytes / 1_000_000m, 1), 1) + " MB";
}
