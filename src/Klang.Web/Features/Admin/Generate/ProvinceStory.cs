using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>
/// The other ten datasets of a province: registers, last fiscal year's rounds, and this year's so far. Some rounds are reported by every
/// district, some by a few, which certify their registers, evaluate their leaders and grade their villages.
/// </summary>
internal sealed class ProvinceStory(IServiceScopeFactory scopes, FiscalYear story, int seed, DateOnly today, string? untouched)
{
    private const string Province = "57";
    private const string Sales = "otop-sales";

    private static readonly string[] Everywhere = ["poverty-fund", "fund-centre", "fund-network", "mother-fund", Sales];
    private static readonly string[] OfFew = ["community-standards", "leaders-groups-networks", "leader-assessment", "sufficiency-village"];

    private readonly List<Round> _rounds = [];
    private readonly HashSet<string> _few = new(StringComparer.Ordinal);

    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.FiscalYear >= story.Year && r.OpensOn <= today).ToListAsync(cancel);
        var catalogue = scope.ServiceProvider.GetRequiredService<Core.Datasets.Catalogue>();
        _rounds.AddRange(rounds.Where(r => IsTold(r) && r.PhaseOn(today) != RoundPhase.NotOpen)
            .OrderBy(r => r.DueOn).ThenBy(r => catalogue.Find(r.Dataset)!.Definition.Number));
        var villages = await db.AreaVersions.AsNoTracking().Where(v => v.Level == Core.Areas.AreaLevel.Village && v.Code.StartsWith(Province) && v.SupersededAt == null && v.ValidTo == null).Select(v => v.Code).ToListAsync(cancel);
        _few.UnionWith(villages.GroupBy(v => v[..4], StringComparer.Ordinal).Where(g => g.Key != untouched).OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(2).Select(g => g.Key));
    }

    /// <summary>A district's entries and rounds, in the order of their due dates.</summary>
    /// <returns>How many entries and records were made.</returns>
    public async Task<(int Entries, int Records)> TellAsync(IServiceProvider services, ReportingUnit unit, CancellationToken cancel)
    {
        if (await Places.OfAsync(services.GetRequiredService<KlangDb>(), unit.AreaCode, cancel) is not { } places)
        {
            return (0, 0);
        }

        var entries = await new DistrictEntries(services, unit, places, seed, story).AddAsync(cancel);
        var (work, records) = (new RoundWork(services, unit, places, story, seed, today), 0);
        foreach (var round in _rounds.Where(r => Reports(unit.Code, r)))
        {
            if (round.Dataset == "leaders-groups-networks")
            {
                await work.CertifyAsync(round, cancel);
            }

            records += HowFar(unit.Code, round) is { } progress ? await work.RecordAsync(round, progress, cancel) : 0;
        }

        return (entries, records);
    }

    /// <summary>The province's own event and its fairs, of which there were none; afterwards the rounds that only a few districts told of are kept for reference, so that nobody is late with them.</summary>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        var province = await db.Units.AsNoTracking().SingleAsync(u => u.Code == Province, cancel);
        var records = 0;
        foreach (var round in _rounds.Where(r => r.Dataset == "leader-day" || (r.Dataset == Sales && r.DueOn < today)))
        {
            records += await new RoundWork(scope.ServiceProvider, province, null, story, seed, today).RecordAsync(round, Progress.Approved, cancel);
        }

        var whole = _rounds.Where(r => !OfFew.Contains(r.Dataset, StringComparer.Ordinal)).Select(r => r.Id).ToArray();
        await db.Rounds.Where(r => r.FiscalYear == story.Year && r.Dataset != "savings-group" && !whole.Contains(r.Id))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Collects, false), cancel);
        return records;
    }

    /// <summary>Of last year, months 10–12 only; of the province's event and of what few tell, last year only; of dataset 5 the second round.</summary>
    private bool IsTold(Round round) => round switch
    {
        { Dataset: Sales } => round.FiscalYear > story.Year || round.Number >= 10,
        { Dataset: "sufficiency-village" } => round.FiscalYear == story.Year && round.Number == 2,
        _ when Everywhere.Contains(round.Dataset, StringComparer.Ordinal) => true,
        _ => round.FiscalYear == story.Year && RoundSamples.ByDataset.ContainsKey(round.Dataset),
    };

    private bool Reports(string unit, Round round) => Everywhere.Contains(round.Dataset, StringComparer.Ordinal)
        || (OfFew.Contains(round.Dataset, StringComparer.Ordinal) && (_few.Contains(unit) || (unit == untouched && round.Dataset == "community-standards")));

    /// <summary>Last year is done; this year some have not begun, some are at it. Null: nothing is there yet. A month's sales are not sent before it is over.</summary>
    private Progress? HowFar(string unit, Round round)
    {
        var luck = StableRandom.Of(seed, $"progress/{unit}/{round.Dataset}/{round.FiscalYear.Plain()}/{round.Number.Plain()}").NextDouble();
        var isOpen = round.DueOn >= today;
        return round.FiscalYear == story.Year ? Progress.Approved
            : isOpen && (unit == untouched || luck > 0.85) ? null
            : isOpen && (luck > 0.5 || round.Dataset == Sales) ? Progress.Begun
            : luck > 0.4 ? Progress.Submitted : Progress.Approved;
    }
}
