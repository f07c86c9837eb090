using Klang.Core.Areas;
using Klang.Data;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>A village and what it is called.</summary>
internal sealed record Place(string Code, string Name)
{
    public string Subdistrict => Code[..6];

    /// <summary>The village's number in its subdistrict, as addresses have it.</summary>
    public string Moo => Code[6..].TrimStart('0');
}

/// <summary>Where the samples of a district stand: three villages of its first subdistrict and one of the next.</summary>
internal sealed record Places(Place First, Place Second, Place Third, Place Elsewhere)
{
    /// <summary>Null where a district has too few villages.</summary>
    public static async Task<Places?> OfAsync(KlangDb db, string district, CancellationToken cancel)
    {
        var villages = (await db.AreaVersions.AsNoTracking()
            .Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith(district) && v.SupersededAt == null && v.ValidTo == null)
            .OrderBy(v => v.Code).Select(v => new { v.Code, v.NameTh }).ToListAsync(cancel)).ConvertAll(v => new Place(v.Code, v.NameTh));
        var home = villages.GroupBy(v => v.Subdistrict).FirstOrDefault(g => g.Count() >= 3)?.Take(3).ToList();
        var other = villages.Find(v => home is not null && v.Subdistrict != home[0].Subdistrict);
        return home is null || other is null ? null : new Places(home[0], home[1], home[2], other);
    }
}
