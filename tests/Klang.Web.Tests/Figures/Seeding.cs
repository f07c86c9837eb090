using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Figures;

/// <summary>Areas, units, rounds and register entries, written straight into the tables.</summary>
internal static class Seeding
{
    private static readonly DateTime At = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> Provinces { get; } = ["50", "57"];

    public static IReadOnlyList<string> Districts { get; } = ["5001", "5002", "5701", "5702", "5703"];

    public static IReadOnlyList<string> Subdistricts { get; } = [.. Districts.SelectMany(d => new[] { d + "01", d + "02" })];

    public static IReadOnlyList<string> Villages { get; } = [.. Subdistricts.SelectMany(s => new[] { s + "01", s + "02" })];

    public static void AreasAndUnits(KlangDb db)
    {
        long id = 0;
        foreach (var code in Provinces.Concat(Districts).Concat(Subdistricts).Concat(Villages))
        {
            db.Areas.Add(new Area { Id = ++id, RecordedAt = At });
            db.AreaVersions.Add(new AreaVersion
            {
                AreaId = id, Level = (AreaLevel)(code.Length / 2), Code = code, NameTh = "พื้นที่ " + code, NameEn = "Area " + code, SearchName = code, RecordedAt = At,
            });
        }

        db.Units.AddRange(Provinces.Select(p => Unit(p, UnitLevel.Province)).Concat(Districts.Select(d => Unit(d, UnitLevel.District))));
    }

    /// <summary>Nong Khai as it was before Bueng Kan left it: two districts with a village in each of their subdistricts, and their offices.</summary>
    public static async Task NongKhaiAsync(FiguresWorld world)
    {
        string[] codes = ["43", "4301", "4303", "430101", "430301", "430303", "43010101", "43030101", "43030301"];
        await world.DbAsync(async db =>
        {
            var next = await db.Areas.MaxAsync(a => a.Id) + 1;
            var ids = codes.ToDictionary(c => c, c => next + Array.IndexOf(codes, c));
            db.Areas.AddRange(ids.Values.Select(id => new Area { Id = id, RecordedAt = At.AddYears(-20) }));
            db.AreaVersions.AddRange(codes.Select(code => new AreaVersion
            {
                AreaId = ids[code], ParentId = code.Length == 2 ? null : ids[code[..^2]], Level = (AreaLevel)(code.Length / 2), Code = code,
                NameTh = code == "4303" ? "บึงกาฬ" : "พื้นที่ " + code, SearchName = code, RecordedAt = At.AddYears(-20),
            }));
            await db.SaveChangesAsync();

            // Ids given by hand do not move PostgreSQL's counter.
            return db.Dialect == Dialect.Postgres ? await db.Database.ExecuteSqlAsync($"SELECT setval(pg_get_serial_sequence('areas', 'id'), (SELECT MAX(id) FROM areas))") : 0;
        });
        await UnitsAsync(world, "43", "4301", "4303");
    }

    public static Task<int> UnitsAsync(FiguresWorld world, params string[] codes) => world.DbAsync(db =>
    {
        db.Units.AddRange(codes.Select(code => Unit(code, code.Length == 2 ? UnitLevel.Province : UnitLevel.District)));
        return db.SaveChangesAsync();
    });

    /// <summary>A round that takes data from before the world's clock until long after, and a submission for each unit that owes it.</summary>
    public static async Task<Round> RoundAsync(FiguresWorld world, string dataset, int year, int number, DateOnly? due = null, DateOnly? announced = null)
    {
        var definition = world.Catalogue[dataset].Definition;
        var dueOn = due ?? definition.Rounds switch
        {
            Core.Rounds.YearlyRounds yearly => yearly.Due[number - 1].In(new Core.Rounds.FiscalYear(year)),
            _ => new Core.Rounds.FiscalYear(year).Start.AddMonths(number).AddDays(4),
        };
        var round = new Round
        {
            Dataset = dataset, FiscalYear = year, Number = number, ReportedBy = string.Join(", ", definition.ReportedBy).ToLowerInvariant(), Collects = true,
            OpensOn = new Core.Rounds.FiscalYear(year).Start, DueOn = dueOn, EffectiveDueOn = dueOn, GraceUntil = dueOn.AddDays(7), LocksOn = dueOn.AddYears(1), AnnouncedOn = announced ?? new Core.Rounds.FiscalYear(year).Start,
        };
        await world.DbAsync(async db =>
        {
            db.Rounds.Add(round);
            await db.SaveChangesAsync();
            var units = (await db.Units.ToListAsync()).Where(u => definition.ReportedBy.Contains(u.Level));
            db.Submissions.AddRange(units.Select(u => new Submission
            {
                Id = Guid.CreateVersion7(), RoundId = round.Id, Dataset = dataset, FiscalYear = year, RoundNumber = number, UnitCode = u.Code, AreaCode = u.AreaCode,
            }));
            return await db.SaveChangesAsync();
        });
        return round;
    }

    /// <summary>A savings group at an area; it need not be a village, and need not lie in its unit's district.</summary>
    public static Task<Subject> GroupAsync(FiguresWorld world, string unit, string area, string code) => world.DbAsync(async db =>
    {
        var subject = new Subject
        {
            Id = Guid.CreateVersion7(), Register = "savings-group", Code = code, Name = "กลุ่ม " + code, SearchName = code, AreaCode = area, UnitCode = unit, Active = true,
            Answers = Answers.Empty, SavedAt = At, SavedBy = "ทดสอบ",
        };
        db.Subjects.Add(subject);
        await db.SaveChangesAsync();
        return subject;
    });

    /// <summary>A group in each village.</summary>
    public static async Task GroupsAsync(FiguresWorld world)
    {
        foreach (var village in Villages)
        {
            await GroupAsync(world, village[..4], village, village + "S01");
        }
    }

    public static Task<Submission> SubmissionAsync(FiguresWorld world, string dataset, int year, int round, string unit) => world.DbAsync(db =>
        db.Submissions.AsNoTracking().SingleAsync(s => s.Dataset == dataset && s.FiscalYear == year && s.RoundNumber == round && s.UnitCode == unit));

    /// <summary>Opens a submission as its unit does: rows are carried in. Its records, by subject.</summary>
    public static async Task<IReadOnlyList<Record>> OpenAsync(FiguresWorld world, Submission submission)
    {
        await using var scope = world.App.Services.CreateAsyncScope();
        var get = scope.ServiceProvider;
        var actor = submission.UnitCode.Length == 2 ? FiguresWorld.Reviewer(submission.UnitCode) : FiguresWorld.Officer(submission.UnitCode);
        var opened = await Opening.OpenAsync(submission.Id, actor, get.GetRequiredService<EntryLoader>(), get.GetRequiredService<Carry>(), get.GetRequiredService<Guard>());
        Assert.True(opened.IsOk, opened.Problem?.Message.Th);
        return await get.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id).OrderBy(r => r.SubjectKey).ToListAsync();
    }

    private static ReportingUnit Unit(string code, UnitLevel level) => new()
    {
        Code = code, NameTh = "หน่วย " + code, NameEn = "Unit " + code, Level = level, AreaCode = code, ProvinceCode = code[..2],
    };
}
