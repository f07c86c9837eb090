using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Support;

/// <summary>
/// แจ้งปัญหา: first a title, for which answers are looked for; then the whole form, with what was on the screen in it.
/// </summary>
[TakesFiles]
public sealed class NewModel(ProblemDesk desk, WhereFrom where, HelpBook help, Catalogue catalogue) : KlangPage
{
    private const int MostSuggested = 3;

    [BindProperty]
    public ProblemReport Report { get; set; } = new();

    public IReadOnlyList<HelpAnswer> Suggested { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public bool LostFiles { get; private set; }

    /// <summary>Before a title is given there is nothing to look for.</summary>
    public bool IsFirstStep { get; private set; }

    public IEnumerable<DatasetDefinition> Datasets => catalogue.Datasets.Select(d => d.Definition);

    public async Task<IActionResult> OnGetAsync(string? title, string? from, string? screen, string? error, CancellationToken cancel)
    {
        Report = await where.OfAsync(Actor, from, screen, error, cancel) with { Title = title };
        IsFirstStep = string.IsNullOrWhiteSpace(title);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken cancel)
    {
        var read = await Uploads.ReadAsync(files, cancel);
        var opened = read.IsOk ? await desk.ReportAsync(Actor, Report, read.Value, Request.Headers.UserAgent, cancel) : read.Problem;
        if (opened.IsOk)
        {
            return LocalRedirect($"/cases/{opened.Value.Id:D}");
        }

        Problem = opened.Problem;
        if (Problem.Status is 403 or 404)
        {
            return Refuse(Problem);
        }

        LostFiles = files.Count > 0;
        Response.StatusCode = Problem.Status;
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Suggested = string.IsNullOrWhiteSpace(Report.Title) ? [] : await help.FindAsync(Report.Title, MostSuggested, cancel);
        return Page();
    }
}
