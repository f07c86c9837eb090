using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Cases;

/// <summary>A stored case as Core asks about it.</summary>
public static class CaseFacts
{
    public static CaseTarget Target(this Case at) => new(AreaCode.Parse(at.AreaCode), at.OpenedById, at.Kind, at.State);

    public static CaseStanding Standing(this Case at) => new(at.Kind, at.State, AreaCode.Parse(at.AreaCode).Level);

    /// <summary>Where a case is read.</summary>
    public static string Link(this Case at) => $"/cases/{at.Id:D}";

    /// <summary>Past its day, and somebody still has it.</summary>
    public static bool IsOverdue(this Case at, DateOnly today) => at.DueOn < today;

    internal static async Task<WorkingDays> DaysAsync(this KlangDb db, CancellationToken cancel) => new(
        (await db.Holidays.AsNoTracking().ToListAsync(cancel)).Select(h => new Holiday(h.Day, new LocalText(h.NameTh, h.NameEn))));
}
