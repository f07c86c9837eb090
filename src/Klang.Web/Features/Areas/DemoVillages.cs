using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Plants made-up villages where a registry has none, for demonstrations and benchmarks. They are known by their
/// <see cref="Source"/>. Subdistricts that have a village already, and towns that have none, are left alone.
/// </summary>
public sealed class DemoVillages(KlangDb db, ProcessRunner processes, AreaNames names, TimeProvider clock)
{
    public const string Source = "สาธิต";

    private static readonly AreaCode Bangkok = AreaCode.Parse("10");

    // The town of Chiang Rai, which the demonstration shows.
    private static readonly AreaCode Wiang = AreaCode.Parse("570101");

    /// <summary>Plants in every subdistrict inside <paramref name="within"/>; see <see cref="EnsureAsync(IReadOnlyCollection{AreaCode}, int, CancellationToken)"/>.</summary>
    public async Task<int> EnsureAsync(AreaCode within, int seed, CancellationToken cancel = default)
    {
        var codes = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today()).Within(within)
            .Where(v => v.Level == AreaLevel.Subdistrict).OrderBy(v => v.Code).Select(v => v.Code).ToListAsync(cancel);
        return await EnsureAsync([.. codes.Select(AreaCode.Parse)], seed, cancel);
    }

    /// <summary>6–14 villages for each subdistrict, the same for the same seed. Planting twice adds nothing.</summary>
    /// <returns>How many villages were added.</returns>
    public async Task<int> EnsureAsync(IReadOnlyCollection<AreaCode> subdistricts, int seed, CancellationToken cancel = default)
    {
        var planted = await processes.RunAsync<int>(new Process("areas.demonstrate", Actor.System), scope => PlantAsync(scope, subdistricts, seed, cancel), cancel);
        names.Forget();
        return planted.Value;
    }

    private async Task<Result<int>> PlantAsync(ProcessScope scope, IReadOnlyCollection<AreaCode> subdistricts, int seed, CancellationToken cancel)
    {
        await AreaRecorder.LockAsync(scope.Db, cancel);
        var areas = await scope.Db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today())
            .Where(v => v.Level == AreaLevel.Subdistrict || v.Level == AreaLevel.Village)
            .Select(v => new { v.Code, v.AreaId, v.Level }).ToListAsync(cancel);
        var ids = areas.Where(v => v.Level == AreaLevel.Subdistrict).ToDictionary(v => AreaCode.Parse(v.Code), v => v.AreaId);
        var settled = areas.Where(v => v.Level == AreaLevel.Village).Select(v => AreaCode.Parse(v.Code).Parent).ToHashSet();
        var villages = subdistricts.Distinct().Where(code => ids.ContainsKey(code) && !settled.Contains(code) && !IsTown(code))
            .SelectMany(code => DemoVillageNames.For(code, seed))
            .Select(village => new NewArea(new AreaFileRow(0, village.Code, village.NameTh), ValidFrom: null)).ToList();
        if (villages.Count > 0)
        {
            await new AreaRecorder(scope, Source).CreateAsync(villages, ids, cancel);
            scope.Note(AreaRecorder.Stream, Source, new { seed, villages = villages.Count });
        }

        return villages.Count;
    }

    private static bool IsTown(AreaCode subdistrict) => subdistrict == Wiang || subdistrict.IsWithin(Bangkok);
}
