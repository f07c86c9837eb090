using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

/// <summary>The shipped definitions, days off and as many offices as asked.</summary>
internal sealed class RoundsWorld : World
{
    private RoundsWorld(Place place)
        : base(place)
    {
    }

    public static Actor Department { get; } = Person(Role.Department, "planning", "");

    public static Actor Officer { get; } = Person(Role.Officer, "1001", "1001");

    /// <param name="now">UTC, ISO.</param>
    public static async Task<RoundsWorld> MakeAsync(string kind, string now, int provinces = 2, int districts = 5)
    {
        var world = new RoundsWorld(await PlaceAsync(kind, now));
        await world.RunAsync(async (KlangDb db) =>
        {
            await db.Database.MigrateAsync();
            db.Units.AddRange(Offices(provinces, districts));
            return await db.SaveChangesAsync();
        });
        await world.RunAsync(async (HolidaySeed seed) =>
        {
            await seed.LoadAsync(CancellationToken.None);
            return true;
        });
        return world;
    }

    /// <summary>Districts are dealt out to the provinces in turn.</summary>
    private static IEnumerable<ReportingUnit> Offices(int provinces, int districts)
    {
        var codes = Enumerable.Range(10, provinces).Select(p => p.Plain()).ToList();
        var all = Enumerable.Range(0, districts).Select(d => (Code: codes[d % provinces] + (d / provinces + 1).ToString("00"), Province: codes[d % provinces]));
        return codes.Select(c => Office(c, c, UnitLevel.Province)).Concat(all.Select(d => Office(d.Code, d.Province, UnitLevel.District)))
            .Append(Office("planning", "", UnitLevel.Department));
    }

    private static ReportingUnit Office(string code, string province, UnitLevel level) => new()
    {
        Code = code,
        NameTh = "หน่วย " + code,
        Level = level,
        AreaCode = level == UnitLevel.Department ? "" : code,
        ProvinceCode = province,
    };
}
