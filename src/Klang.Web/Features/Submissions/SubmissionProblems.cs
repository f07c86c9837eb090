using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Web.Features.Submissions;

/// <summary>Refusals of reviewing.</summary>
internal static class SubmissionProblems
{
    public static Problem Unexplained(ImmutableArray<Finding> warnings) => new("422.23", 422, new(
        $"ยังส่งไม่ได้: มีข้อสังเกต {warnings.Length.Plain()} แห่งที่ยังไม่ได้เขียนเหตุผล แห่งแรกคือ {warnings[0].Row}: {warnings[0].Message.Th}",
        $"Cannot be submitted yet: {warnings.Length.Plain()} warnings want a written reason. The first is {warnings[0].Row}: {warnings[0].Message.In("en")}"));

    public static Problem NilReasonNeeded { get; } = new("422.24", 422, new(
        "รายงานนี้ไม่มีรายการ ให้บอกเหตุผลที่ไม่มีข้อมูลรายงาน แล้วส่งอีกครั้ง",
        "This report has no rows. Say why there is nothing to report, and send it again."));

    public static Problem SeenFromAbove(Finding finding) => new("422.22", 422, new(
        $"ยังรับรองไม่ได้: {finding.Row}: {finding.Message.Th}",
        $"Cannot be approved yet: {finding.Row}: {finding.Message.In("en")}"));
}
