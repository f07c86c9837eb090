using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.AreaChecks;

/// <summary>An area that a district answers for: a subdistrict, village or community in force.</summary>
public sealed record CheckArea
{
    public required long AreaId { get; init; }

    public required long VersionId { get; init; }

    public required AreaLevel Level { get; init; }

    /// <summary>A community's is not made of its subdistrict's.</summary>
    public required string Code { get; init; }

    public required string NameTh { get; init; }

    public required string? NameEn { get; init; }

    public required string? TypeTh { get; init; }

    public required long? ParentId { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    /// <summary>The code of the area above, whose first four digits are the district.</summary>
    public required string ParentCode { get; init; }

    /// <summary>ต.เวียง, บ้านขัวแคร่ หมู่ 1, ชุมชนสันป่าตอง.</summary>
    public LocalText Label => Level == AreaLevel.Community || !AreaCode.TryParse(Code, out var code)
        ? new LocalText(NameTh.StartsWith("ชุมชน", StringComparison.Ordinal) ? NameTh : "ชุมชน" + NameTh, NameEn)
        : AreaLabel.Short(code, new LocalText(NameTh, NameEn), TypeTh);
}

/// <summary>Which areas are checked; one answer for the page, the tallies and the signature.</summary>
internal static class CheckAreas
{
    /// <summary>
    /// By the area above them, since communities have codes of their own. What is only asked for in a correction request is not
    /// in the registry yet.
    /// </summary>
    /// <param name="day">In force on that day.</param>
    public static IQueryable<CheckArea> Within(this KlangDb db, AreaCode within, DateOnly day)
    {
        var versions = Versions(db, day);
        return from v in versions
               join above in versions.Within(within) on v.ParentId equals (long?)above.AreaId
               where !v.Provisional && (v.Level == AreaLevel.Subdistrict || v.Level == AreaLevel.Village || v.Level == AreaLevel.Community)
               select new CheckArea
               {
                   AreaId = v.AreaId,
                   VersionId = v.Id,
                   Level = v.Level,
                   Code = v.Code,
                   NameTh = v.NameTh,
                   NameEn = v.NameEn,
                   TypeTh = v.TypeTh,
                   ParentId = v.ParentId,
                   RecordedAt = v.RecordedAt,
                   ValidFrom = v.ValidFrom,
                   ParentCode = above.Code,
               };
    }

    private static IQueryable<AreaVersion> Versions(KlangDb db, DateOnly day) => db.AreaVersions.At(new AreaMoment(day, null), day);
}
