using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>
/// Makes the reporting units: a district office for every district and a province office for every province outside Bangkok,
/// which has none, the department and its bureaus. Units are never removed: accounts and reports hang on them.
/// </summary>
public sealed class UnitSeed(KlangDb db, Catalogue catalogue, ProcessRunner processes, TimeProvider clock)
{
    /// <summary>The department itself; administrators belong to it.</summary>
    public const string Department = "department";

    private const string Bangkok = "10";

    /// <summary>At start-up: only counts when nothing is missing.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var wanted = await Offices().CountAsync(cancel) + catalogue.Bureaus.Length + 1;
        if (await db.Units.CountAsync(cancel) != wanted)
        {
            await RefreshAsync(Actor.System, cancel);
        }
    }

    /// <summary>After the area registry changed: adds what is new and follows changed names.</summary>
    /// <returns>How many units were added or renamed.</returns>
    public async Task<int> RefreshAsync(Actor actor, CancellationToken cancel)
    {
        var result = await processes.RunAsync<int>(
            new Process("units.refresh", actor),
            async scope =>
            {
                var known = await db.Units.ToDictionaryAsync(u => u.Code, cancel);
                var changed = (await WantedAsync(cancel)).Count(unit => Put(known, unit));
                if (changed > 0)
                {
                    scope.Note(actor.UnitCode, "หน่วยรายงาน", new { changed });
                }

                return changed;
            },
            cancel);
        return result.Value;
    }

    /// <summary>Districts and provinces in force today.</summary>
    private IQueryable<AreaVersion> Offices()
    {
        var today = clock.Today();
        return db.AreaVersions.AsNoTracking().Where(v => v.SupersededAt == null && (v.ValidFrom == null || v.ValidFrom <= today)
            && (v.ValidTo == null || v.ValidTo > today) && (v.Level == AreaLevel.Province || v.Level == AreaLevel.District) && !v.Code.StartsWith(Bangkok));
    }

    private async Task<IEnumerable<ReportingUnit>> WantedAsync(CancellationToken cancel)
    {
        var offices = await Offices().ToListAsync(cancel);
        return [UnitOf.Department(Department, "กรมการพัฒนาชุมชน", "Community Development Department"),
            .. catalogue.Bureaus.Select(b => UnitOf.Department(b.Key, b.Name.Th, b.Name.En)), .. offices.Select(UnitOf.Area)];
    }

    private bool Put(Dictionary<string, ReportingUnit> known, ReportingUnit wanted)
    {
        if (!known.TryGetValue(wanted.Code, out var unit))
        {
            db.Units.Add(wanted);
            return true;
        }

        var renamed = unit.NameTh != wanted.NameTh || unit.NameEn != wanted.NameEn;
        (unit.NameTh, unit.NameEn) = (wanted.NameTh, wanted.NameEn);
        return renamed;
    }
}
