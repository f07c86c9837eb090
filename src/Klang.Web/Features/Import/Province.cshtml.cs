using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Import;

/// <summary>ไฟล์เดียวทั้งจังหวัด: a province sends one file for the reports of all its offices in a round.</summary>
[TakesFiles]
public sealed class ProvinceFileModel(BatchDesk desk, ReadingLimits limits) : KlangPage
{
    public BatchRound Round { get; private set; } = null!;

    /// <summary>Files that were sent before, each by its first job.</summary>
    public IReadOnlyList<ImportJob> Earlier { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string dataset, int year, int number, CancellationToken cancel) => await LoadAsync(dataset, year, number, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(string dataset, int year, int number, IFormFile? file, CancellationToken cancel)
    {
        if (await LoadAsync(dataset, year, number, cancel) is { } refusal)
        {
            return refusal;
        }

        var sent = await SentFile.ReadAsync(file, limits, cancel);
        var started = sent.IsOk ? await desk.StartAsync(Actor, Round, file!.FileName, sent.Value, cancel) : sent.Problem;
        if (started.IsOk)
        {
            return LocalRedirect($"/imports/{started.Value.BatchId}");
        }

        Problem = started.Problem;
        Response.StatusCode = Problem.Status;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string dataset, int year, int number, CancellationToken cancel)
    {
        var id = RoundId.Parse($"{dataset}/{year.Plain()}/{number.Plain()}");
        var opened = id.IsOk ? await desk.OpenAsync(Actor, id.Value, cancel) : Problems.NotFound;
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        Round = opened.Value;
        Earlier = await desk.OfAsync(Round, cancel);
        return null;
    }
}
