using System.CommandLine;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary><c>rounds open --fiscal-year Y [--announced DATE]</c>: makes a year's calendar and what each unit owes. <c>rounds prepare DATASET/YEAR/NUMBER [--within AREA]</c>: carries the rows in.</summary>
internal static class RoundsVerb
{
    public static Command Command()
    {
        var year = new Option<string>("--fiscal-year") { Required = true, Description = "The fiscal year, Buddhist: 2570." };
        var announced = new Option<string?>("--announced") { Description = "The day it is announced, such as 2026-10-01 or 1/10/2569; today when left out." };
        var open = new Command("open", "Create a fiscal year's calendar; run again, it adds only what is missing.") { year, announced };
        open.SetAction((parse, cancel) => VerbHost.RunAsync((services, token) => Open(services, parse.GetValue(year), parse.GetValue(announced), token), cancel));
        return new Command("rounds", "The calendar of rounds.") { open, Prepare() };
    }

    private static Command Prepare()
    {
        var round = new Argument<string>("round") { Description = "Dataset, fiscal year and number: savings-group/2570/1." };
        var within = new Option<string?>("--within") { Description = "An area's code, such as 57; the whole country when left out." };
        var prepare = new Command("prepare", "Carry last round's rows into a round that is open, for every unit; run again, it adds only what is missing.") { round, within };
        prepare.SetAction((parse, cancel) => VerbHost.RunAsync((services, token) => Prepare(services, parse.GetValue(round), parse.GetValue(within), token), cancel));
        return prepare;
    }

    internal static async Task<int> Prepare(IServiceProvider services, string? roundText, string? withinText, CancellationToken cancel)
    {
        var round = RoundId.Parse(roundText);
        if (!round.IsOk)
        {
            return VerbHost.Fail(round.Problem);
        }

        var within = AreaCode.Country;
        if (withinText is not null && !AreaCode.TryParse(withinText, out within))
        {
            return VerbHost.Fail($"รหัสพื้นที่เขียนเช่น 57 หรือ 5701 ไม่ใช่ {withinText}");
        }

        var prepared = await services.GetRequiredService<RoundPreparation>().RunAsync(Actor.System, round.Value, within, Tell, cancel);
        Console.WriteLine();
        if (!prepared.IsOk)
        {
            return VerbHost.Fail(prepared.Problem);
        }

        Console.WriteLine($"งวด {round.Value}: เปิดแล้ว {prepared.Value.Done.Plain()} จาก {prepared.Value.Units.Plain()} หน่วย ยกข้อมูลมา {prepared.Value.Carried.Plain()} แถว");
        return prepared.Value.Done == prepared.Value.Units ? 0 : 1;
    }

    private static void Tell(PreparedUnits progress)
    {
        if (progress.Done % 10 == 0 || progress.Done == progress.Units)
        {
            Console.Write($"\r{progress.Percent.Plain()}% ({progress.Done.Plain()}/{progress.Units.Plain()})");
        }
    }

    internal static async Task<int> Open(IServiceProvider services, string? yearText, string? announcedText, CancellationToken cancel)
    {
        if (!FiscalYear.TryParse(yearText, out var year))
        {
            return VerbHost.Fail($"ปีงบประมาณเป็น พ.ศ. เช่น 2570 ไม่ใช่ {yearText}");
        }

        var announced = services.GetRequiredService<TimeProvider>().Today();
        if (announcedText is not null)
        {
            if (!BuddhistDate.TryParse(announcedText, out var reading, out _))
            {
                return VerbHost.Fail($"วันที่เขียนเช่น 2026-10-01 หรือ 1/10/2569 ไม่ใช่ {announcedText}");
            }

            announced = reading.Date;
        }

        var opened = await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, year, announced, cancel: cancel);
        return opened.IsOk ? await Tell(services, year, opened.Value, cancel) : VerbHost.Fail(opened.Problem);
    }

    private static async Task<int> Tell(IServiceProvider services, FiscalYear year, OpenedYear opened, CancellationToken cancel)
    {
        Console.WriteLine($"ปีงบประมาณ {year}: สร้าง {opened.Rounds.Plain()} งวด และรายงานที่ต้องส่ง {opened.Submissions.Plain()} ฉบับ");
        var rounds = await services.GetRequiredService<RoundQueries>().YearAsync(year, services.GetRequiredService<TimeProvider>().Today(), cancel);
        foreach (var dataset in rounds.GroupBy(r => r.Definition))
        {
            Console.WriteLine($"{dataset.Key.Number.Plain(),2}. {dataset.Key.Name.Th}: {string.Join(", ", dataset.Select(r => BuddhistDate.Short(r.Round.DueOn)))}");
        }

        if (rounds.Any(r => !r.Round.Collects))
        {
            Console.WriteLine("ปีนี้สิ้นสุดแล้ว จึงเป็นปฏิทินอ้างอิง ไม่มีหน่วยใดต้องส่ง");
        }

        return 0;
    }
}
