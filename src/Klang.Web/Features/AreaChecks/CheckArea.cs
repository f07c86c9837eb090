using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data;
using Klang.Web.Features.Areas;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>An area that a district answers for: a subdistrict, village or community in force.</summary>
public sealed record CheckArea
{
    public required long AreaId { get; init; }

    public required long VersionId { get; init; }

    public required AreaLevel Level { get; init; }

    public required string Code { get; init; }

    public required string NameTh { get; init; }

    public required string? NameEn { get; init; }

    public required string? TypeTh { get; init; }

    public required long? ParentId { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    /// <summary>As officials write it: a community's own number.</summary>
    public string CodeLabel => AreaCode.Parse(Code).Label;

    /// <summary>ต.เวียง, บ้านขัวแคร่ หมู่ 1, ชุมชนสันป่าตอง.</summary>
    public LocalText Label => AreaLabel.Short(AreaCode.Parse(Code), new LocalText(NameTh, NameEn), TypeTh);
}

/// <summary>Which areas are checked; one answer for the page, the tallies and the signature.</summary>
internal static class CheckAreas
{
    /// <summary>What is only asked for in a correction request is not in the registry yet.</summary>
    /// <param name="day">In force on that day.</param>
    public static IQueryable<CheckArea> Within(this KlangDb db, AreaCode within, DateOnly day) => db.AreaVersions.AsNoTracking()
        .At(new AreaMoment(day, null), day).Within(within)
        .Where(v => !v.Provisional && (v.Level == AreaLevel.Subdistrict || v.Level == AreaLevel.Village || v.Level == AreaLevel.Community))
        .Select(v => new CheckArea
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
        });
}
