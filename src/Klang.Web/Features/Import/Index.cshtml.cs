using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Import;

/// <summary>นำเข้าจาก Excel: sends a workbook to a report, or fetches the template, and lists what was sent before.</summary>
[TakesFiles]
public sealed class ImportIndexModel(ImportDesk desk, ReadingLimits limits) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public IReadOnlyList<ImportJob> Jobs { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel) => await LoadAsync(submissionId, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid submissionId, IFormFile? file, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, cancel) is { } refusal)
        {
            return refusal;
        }

        var sent = await SentFile.ReadAsync(file, limits, cancel);
        var started = sent.IsOk ? await desk.StartAsync(Actor, Context, file!.FileName, sent.Value, cancel) : sent.Problem;
        if (started.IsOk)
        {
            return LocalRedirect($"/submissions/{submissionId}/import/{started.Value.Id}");
        }

        Problem = started.Problem;
        Response.StatusCode = Problem.Status;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, CancellationToken cancel)
    {
        var opened = await desk.OpenAsync(Actor, submissionId, cancel);
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        Context = opened.Value;
        Jobs = await desk.OfAsync(submissionId, cancel);
        return null;
    }
}
