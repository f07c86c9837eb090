using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>How far generated data goes.</summary>
public enum Scale
{
    /// <summary>อำเภอเมืองเชียงราย, savings groups only.</summary>
    District,

    /// <summary>Chiang Rai, with all datasets.</summary>
    Province,

    /// <summary>All 878 districts, about 19,000 savings groups and nothing else.</summary>
    National,
}

/// <summary>What a run made.</summary>
/// <param name="Units">Districts.</param>
/// <param name="Groups">Entries of registers.</param>
/// <param name="Records">Records that were answered.</param>
public sealed record Generated(int Units, int Groups, int Records);

/// <summary>
/// Fills districts with invented but plausible savings groups and two rounds of dataset 6: last fiscal year's fourth,
/// approved, and this year's first in every state; a province also with the other registers and datasets. The same seed gives the same data.
/// </summary>
public sealed class Generator(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Dataset = "savings-group";

    /// <param name="scale">How many districts.</param>
    /// <param name="seed">Same seed, same data.</param>
    /// <param name="untouched">A district whose new round nobody has begun, so that somebody can.</param>
    /// <param name="progress">Told the number of districts done and of all.</param>
    /// <param name="cancel">Stops between districts.</param>
    public async Task<Generated> RunAsync(Scale scale, int seed, string? untouched = null, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        var year = FiscalYear.Of(clock.Today());
        var units = await PrepareAsync(scale, year, seed, cancel);
        var story = scale == Scale.Province ? new ProvinceStory(scopes, year.Previous, seed, clock.Today(), untouched) : null;
        await (story?.PrepareAsync(cancel) ?? Task.CompletedTask);
        var (groups, records) = (0, 0);
        for (var i = 0; i < units.Count; i++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var district = new DistrictSample(scope.ServiceProvider, units[i], seed, clock.Today());
            var made = await district.RegisterAsync(cancel);
            groups += made;
            records += await district.RecordLastYearAsync(year.Previous, cancel);
            records += await district.RecordThisYearAsync(year, units[i].Code == untouched, cancel);
            if (story is not null && made > 0)
            {
                var (entries, told) = await story.TellAsync(scope.ServiceProvider, units[i], cancel);
                (groups, records) = (groups + entries, records + told);
            }

            progress?.Invoke(i + 1, units.Count);
        }

        records += story is not null && groups > 0 ? await story.CloseAsync(cancel) : 0;
        return new Generated(units.Count, groups, records);
    }

    private async Task<List<ReportingUnit>> PrepareAsync(Scale scale, FiscalYear year, int seed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<KlangDb>();
        var within = scale switch { Scale.District => "5701", Scale.Province => "57", _ => "" };
        var units = await db.Units.AsNoTracking().Where(u => u.Level == UnitLevel.District && u.AreaCode.StartsWith(within)).OrderBy(u => u.Code).ToListAsync(cancel);
        await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse(within), seed, cancel);
        var rounds = services.GetRequiredService<RoundOpening>();
        Workshop.Must(await rounds.OpenYearAsync(Actor.System, year.Previous, year.Previous.Start, scale == Scale.Province ? null : [Dataset], collects: true, cancel));
        Workshop.Must(await rounds.OpenYearAsync(Actor.System, year, year.Start, null, collects: true, cancel));

        // The story begins with last year's fourth round: what was before it is owed by nobody.
        await db.Rounds.Where(r => r.Dataset == Dataset && r.FiscalYear == year.Previous.Year && r.Number < 4)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Collects, false), cancel);
        return units;
    }
}
