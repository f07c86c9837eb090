using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>Official lists that were held against the registry, and the form that brings another.</summary>
[LargestBody(LargestFile)]
public sealed class AreaListReviewUploadModel(AreaListReviews reviews, AreaListReviewQueries queries, Guard guard) : KlangPage
{
    /// <summary>The department's list of the whole country has some 12 MB.</summary>
    public const int LargestFile = 40_000_000;

    /// <summary>Lines of a report that are shown; the review holds all.</summary>
    public const int Shown = 100;

    private const int LongestName = 200;

    public IReadOnlyList<AreaListSummary> Reviews { get; private set; } = [];

    /// <summary>What a dry run or a bad file told.</summary>
    public AreaListReviewReport? Report { get; private set; }

    public Problem? Problem { get; private set; }

    public string? Effective { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, "เทียบรายชื่อพื้นที่") is { } refusal ? Refuse(refusal) : await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? effective, string? action, CancellationToken cancel)
    {
        Effective = effective;
        var day = default(DateReading);
        var badDay = !string.IsNullOrWhiteSpace(effective) && !BuddhistDate.TryParse(effective, out day, out _);
        var made = file is null || file.Length == 0 ? AreaListReviewProblems.NoFile
            : badDay ? AreaListReviewProblems.BadDay
            : await reviews.MakeAsync(await RequestAsync(file, string.IsNullOrWhiteSpace(effective) ? null : day.Date, action == "try", cancel), cancel);
        (Report, Problem) = (made.Value, made.Problem);
        return Problem is { Status: 403 } ? Refuse(Problem)
            : Report?.ReviewId is { } review ? Redirect($"/areas/review/{review:D}?made={(Report.IsRepeated ? "again" : "now")}&added={Report.Added.Plain()}")
            : await OnRefusedAsync(cancel);
    }

    private async Task<IActionResult> OnRefusedAsync(CancellationToken cancel)
    {
        if (await guard.AskAsync(Actor, Act.ManageAreas, WholeSystem.Instance, "เทียบรายชื่อพื้นที่") is { } refusal)
        {
            return Refuse(refusal);
        }

        Response.StatusCode = Problem?.Status ?? (Report!.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Reviews = await queries.ListAsync(cancel);
        return Page();
    }

    private async Task<AreaListReviewRequest> RequestAsync(IFormFile file, DateOnly? effective, bool dryRun, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        var name = ThaiText.Normalise(Path.GetFileName(file.FileName));
        return new AreaListReviewRequest(bytes.ToArray(), name.Length switch { 0 => "-", > LongestName => name[..LongestName], _ => name }, Actor)
        {
            Effective = effective,
            DryRun = dryRun,
        };
    }
}
