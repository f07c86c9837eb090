using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Shelf;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Api;

/// <summary>Rows of records as the outside sees them: areas by code and name, choices as codes, other units' telephone numbers masked.</summary>
internal sealed class DataTable(ImmutableArray<Field> fields, AreaNamesSnapshot names, string ownUnit)
{
    /// <summary>What stands before the fields.</summary>
    public static ImmutableArray<string> Envelope { get; } =
    [
        "round", "unit", "provinceCode", "provinceNameTh", "districtCode", "districtNameTh", "subdistrictCode", "subdistrictNameTh", "villageCode", "villageNameTh",
        "subject", "subjectName", "state", "status",
    ];

    public ImmutableArray<Field> Fields => fields;

    public IReadOnlyList<string> Head => [.. Envelope, .. fields.Select(f => f.Key.Name)];

    public object?[] EnvelopeOf(RecordRow row) =>
    [
        $"{row.FiscalYear.Plain()}/{row.Round.Plain()}", row.Unit,
        row.Province, Name(row.Province), row.District, Name(row.District), row.Subdistrict, Name(row.Subdistrict), row.Village, Name(row.Village),
        row.Subject, row.SubjectName, row.State.ToLowerInvariant(), row.Status.ToLowerInvariant(),
    ];

    public object? Value(RecordRow row, int at) =>
        fields[at] is PhoneField && row.Unit != ownUnit && row.Values[at] is string phone ? ThaiPhone.Mask(phone) : row.Values[at];

    public List<object?> Cells(RecordRow row) => [.. EnvelopeOf(row), .. Enumerable.Range(0, fields.Length).Select(at => Value(row, at))];

    private string? Name(string? code) => code is null ? null : names.NameOf(code, "th");
}
