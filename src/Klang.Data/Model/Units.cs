using Klang.Core.Datasets;

namespace Klang.Data.Model;

/// <summary>An office that reports: a district office, a province office, or a bureau of the department.</summary>
public sealed class ReportingUnit : IOfUnit
{
    /// <summary>The area's code for offices (5701, 57); the bureau's key for bureaus.</summary>
    public required string Code { get; set; }

    public required string NameTh { get; set; }

    public string? NameEn { get; set; }

    public UnitLevel Level { get; set; }

    /// <summary>Whose data it is about; empty for the department.</summary>
    public required string AreaCode { get; set; }

    /// <summary>The province it belongs to; empty for the department.</summary>
    public required string ProvinceCode { get; set; }

    /// <summary>The user name printed in the 2562 circular (cdd185700), kept to recognise old papers. Never a login.</summary>
    public string? CircularName { get; set; }

    /// <summary>The circular's OTOP user name (cdd18570001).</summary>
    public string? CircularOtopName { get; set; }

    string IOfUnit.UnitCode => Code;
}
