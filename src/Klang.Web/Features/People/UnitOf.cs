using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.People;

/// <summary>A reporting unit from an area or a bureau.</summary>
internal static class UnitOf
{
    public static ReportingUnit Department(string key, string nameTh, string? nameEn) => new()
    {
        Code = key,
        NameTh = nameTh,
        NameEn = nameEn,
        Level = UnitLevel.Department,
        AreaCode = "",
        ProvinceCode = "",
    };

    public static ReportingUnit Area(AreaVersion area) => area.Level == AreaLevel.Province ? Province(area) : District(area);

    private static ReportingUnit Province(AreaVersion area) => new()
    {
        Code = area.Code,
        NameTh = $"สำนักงานพัฒนาชุมชนจังหวัด{area.NameTh}",
        NameEn = area.NameEn is null ? null : $"Community Development Office, {area.NameEn} Province",
        Level = UnitLevel.Province,
        AreaCode = area.Code,
        ProvinceCode = area.Code,
        CircularName = CircularName.OfProvince(AreaCode.Parse(area.Code)),
    };

    private static ReportingUnit District(AreaVersion area) => new()
    {
        Code = area.Code,
        NameTh = $"สำนักงานพัฒนาชุมชนอำเภอ{area.NameTh}",
        NameEn = area.NameEn is null ? null : $"Community Development Office, {area.NameEn} District",
        Level = UnitLevel.District,
        AreaCode = area.Code,
        ProvinceCode = area.Code[..2],
        CircularOtopName = CircularName.OfDistrict(AreaCode.Parse(area.Code)),
    };
}
