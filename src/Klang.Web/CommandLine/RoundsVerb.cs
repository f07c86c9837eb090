using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary><c>rounds open --fiscal-year Y [--announced DATE]</c>: makes a year's calendar and what each unit owes.</summary>
internal static class RoundsVerb
{
    public static Command Command()
    {
        var year = new Option<string>("--fiscal-year") { Required = true, Description = "The fiscal year, Buddhist: 2570." };
        var announced = new Option<string?>("--announced") { Description = "The day it is announced, such as 2026-10-01 or 1/10/2569; today when left out." };
        var open = new Command("open", "Create a fiscal year's calendar; run again, it adds only what is missing.") { year, announced };
        open.SetAction((parse, cancel) => VerbHost.RunAsync((services, token) => Open(services, parse.GetValue(year), parse.GetValue(announced), token), cancel));
        return new Command("rounds", "The calendar of rounds.") { open };
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
