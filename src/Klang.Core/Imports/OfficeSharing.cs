using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>One of the offices that a file is for.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="District">The name of its district, by which rows name it.</param>
/// <param name="Subjects">All that its rows can be about.</param>
public sealed record OfficeFacts(string Unit, string District, IReadOnlyList<SubjectFact> Subjects)
{
    /// <summary>Whether it is the province's own office, which reports beside its districts.</summary>
    public bool IsProvince { get; init; }
}

/// <summary>
/// Shares the rows of one file out among the offices of a province: by the code of the subject, by the district that the row names, by the
/// subject's name where only one office has it. Every row belongs to one office at most; what belongs to none is told once.
/// </summary>
public sealed class OfficeSharing
{
    private static readonly LocalText WhoseIsIt = new("ไม่รู้ว่าแถวนี้เป็นของหน่วยใด จึงไม่นำเข้า เติมชื่ออำเภอหรือรหัสในไฟล์แล้วส่งใหม่", "Nobody knows which office this row is of; it is left out. Add the district or the code to the file and send it again.");

    private readonly ILookup<string, string> _byDistrict;
    private readonly HashSet<string> _units;
    private readonly OfficeFacts? _province;
    private readonly Dictionary<string, string> _bySubject;
    private readonly SubjectMatcher _subjects;

    public OfficeSharing(IReadOnlyList<OfficeFacts> offices)
    {
        _units = [.. offices.Select(o => o.Unit)];
        _province = offices.FirstOrDefault(o => o.IsProvince);
        _byDistrict = offices.Where(o => !o.IsProvince).ToLookup(o => Key(o.District), o => o.Unit, StringComparer.Ordinal);
        _bySubject = offices.SelectMany(o => o.Subjects.Select(s => (s.Key, o.Unit))).DistinctBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Unit, StringComparer.Ordinal);

        // The offices themselves are known by their districts; a name or a code here is a subject's.
        Subjects = [.. offices.SelectMany(o => o.Subjects).Where(s => !s.IsUnit)];
        _subjects = new SubjectMatcher(Subjects);
    }

    /// <summary>The subjects of all the offices.</summary>
    public ImmutableArray<SubjectFact> Subjects { get; }

    /// <summary>The office that a row is for; null where it is for none of them.</summary>
    public string? Of(SubjectClues clues) =>
        _units.TryGetValue(ThaiDigits.ToArabic(clues.Code.Trim()), out var unit) ? unit
        : clues.Code.Length > 0 && _subjects.Match(new SubjectClues(clues.Code, "")).Subject is { } coded ? _bySubject[coded.Key]
        : clues.District.Length > 0 ? OfDistrict(clues.District)
        : _subjects.Match(clues).Subject is { } named ? _bySubject[named.Key]
        : null;

    /// <summary>Why a row is for none of them.</summary>
    public LocalText WhyNobodys(SubjectClues clues) => clues.District.Length == 0 ? WhoseIsIt
        : _province is { } province && ProvinceOffice.MayBe(clues.District, province.District)
            ? new($"“{clues.District}” อาจเป็นยอดรวมทุกอำเภอหรือรายงานของสำนักงานจังหวัดเอง จึงไม่นำเข้า ถ้าเป็นของสำนักงานให้เขียนว่า “สพจ.{province.District}” แล้วส่งใหม่", $"“{clues.District}” may be the sum of the districts or the province office's own report; it is left out. If it is the office's, write “สพจ.{province.District}” and send the file again.")
        : new($"“{clues.District}” ไม่ใช่หน่วยรายงาน จึงไม่นำเข้า", $"“{clues.District}” is not a reporting unit; it is left out.");

    private string? OfDistrict(string district) =>
        _province is { } province && ProvinceOffice.Is(district, province.District) ? province.Unit
        : _byDistrict[Key(district)].ToList() is [var unit] ? unit
        : null;

    private static string Key(string district) => NameSkeleton.Skeleton(AreaName.SearchKey(ThaiText.Normalise(district)));
}
