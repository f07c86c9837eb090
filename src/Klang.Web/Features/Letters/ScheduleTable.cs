using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Letters;

/// <summary>The calendar as the circular's annex prints it: five columns, the number before the dataset's name, a bureau's datasets under its name.</summary>
internal static class ScheduleTable
{
    private const string Tick = "✓";
    private const string Reporters = "หน่วยรายงาน";

    public static LetterTable Of(ImmutableArray<AnnexPart> annex) => new(
        [
            new("ชื่อฐานข้อมูล", 33),
            new("กำหนดการบันทึกข้อมูลรายงาน", 32),
            new("อำเภอ", 10, LetterAlign.Centre, Reporters),
            new("จังหวัด", 11, LetterAlign.Centre, Reporters),
            new("หมายเหตุ", 15),
        ],
        [.. annex.SelectMany(part => part.Lines.Select(Line).Prepend(LetterRow.Across("ฐานข้อมูล" + part.Owner.Name.Th)))]);

    private static LetterRow Line(AnnexLine line) => new(
    [
        [$"{line.Dataset.Number.Plain()} {line.Dataset.Name.Th}"],
        line.Schedule("th"),
        [line.District ? Tick : ""],
        [line.Province ? Tick : ""],
        line.Remarks("th"),
    ]);
}
