using Klang.Core.Common;

namespace Klang.Web.Features.Submissions;

/// <summary>Refusals of reviewing.</summary>
internal static class SubmissionProblems
{
    public static Problem SeenFromAbove(Finding finding) => new("422.22", 422, new(
        $"ยังรับรองไม่ได้: {finding.Row}: {finding.Message.Th}",
        $"Cannot be approved yet: {finding.Row}: {finding.Message.In("en")}"));
}
