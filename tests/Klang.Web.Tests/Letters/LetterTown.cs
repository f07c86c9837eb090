using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Letters;

/// <summary>A province of three districts, another of two, a bureau, and the first round of savings groups, due on 20 December 2569.</summary>
internal static class LetterTown
{
    /// <summary>Ten days before the round is due.</summary>
    public const string Before = "2026-12-10T03:00:00Z";

    /// <summary>Five days after.</summary>
    public const string After = "2026-12-25T03:00:00Z";

    public const string Round = "savings-group/2570/1";

    public static Actor Province { get; } = Desk.Somebody(Role.ProvinceReviewer, "57", "57");

    public static Actor Neighbour { get; } = Desk.Somebody(Role.ProvinceReviewer, "50", "50");

    public static Actor Officer { get; } = Desk.Somebody(Role.Officer, "5701", "5701");

    public static Actor Bureau { get; } = Desk.Somebody(Role.Department, "planning", "");

    public static async Task<FiguresWorld> MakeAsync(string database, string now)
    {
        var world = await FiguresWorld.MakeAsync(database, now);
        await world.DbAsync(async db =>
        {
            db.Units.Add(new ReportingUnit { Code = "planning", NameTh = "กองแผนงาน", Level = UnitLevel.Department, AreaCode = "", ProvinceCode = "" });
            return await db.SaveChangesAsync();
        });
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        return world;
    }

    /// <summary>A report, submitted at a moment (UTC).</summary>
    public static Task ReportAsync(FiguresWorld world, string unit, DateTime at) => world.DbAsync(db => db.Submissions.Where(s => s.UnitCode == unit)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, SubmissionStatus.Submitted).SetProperty(x => x.SubmittedAt, at)));
}
