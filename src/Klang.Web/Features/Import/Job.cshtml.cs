using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>A row as the page shows it.</summary>
public sealed record ShownRow(int Number, string? SubjectKey, Guid? RecordId, RowContent Content, ImmutableArray<CellFinding> Findings);

/// <summary>One import: how far it is, what is proposed, what the dry run found, and what may be done next.</summary>
public sealed class ImportJobModel(ImportDesk desk, ImportWorlds worlds, ImportSteps steps, ImportMending mending, ImportReverting reverting, KlangDb db) : KlangPage
{
    private const int RowsShown = 25;

    public EntryContext Context { get; private set; } = null!;

    public ImportJob Job { get; private set; } = null!;

    public ImportSummary Summary { get; private set; } = new();

    public SheetPlan? Plan { get; private set; }

    public ImportWorld World { get; private set; } = null!;

    /// <summary>The proposal, as the partial shows it.</summary>
    public LayoutShown Layout => new(Job, Job.Version, Plan!, Summary, World);

    public Problem? Problem { get; private set; }

    /// <summary>Why the file was refused.</summary>
    public Problem? Refusal { get; private set; }

    public ImportRowState Show { get; private set; } = ImportRowState.Wrong;

    public IReadOnlyList<ShownRow> Rows { get; private set; } = [];

    /// <summary>Rows that name nobody of the register, and that may be added to it.</summary>
    public int Unregistered { get; private set; }

    /// <summary>The last row shown, where there are more.</summary>
    public int? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid submissionId, Guid jobId, ImportRowState? show, int after, CancellationToken cancel)
    {
        Show = show ?? ImportRowState.Wrong;
        return await LoadAsync(submissionId, jobId, after, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid submissionId, Guid jobId, [FromForm] int version, [FromForm] string? act, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, jobId, 0, cancel) is { } refusal)
        {
            return refusal;
        }

        Problem = await DoAsync(act ?? "", version, cancel);
        if (Problem is null)
        {
            return LocalRedirect($"/submissions/{submissionId}/import/{jobId}");
        }

        Response.StatusCode = Problem.Status;
        return Problem.Status is 403 or 404 ? Refuse(Problem) : await LoadAsync(submissionId, jobId, 0, cancel) ?? Page();
    }

    private async Task<Problem?> DoAsync(string act, int version, CancellationToken cancel) => act switch
    {
        "check" or "again" => await SayAsync(act == "again", version, cancel),
        "words" => await CheckAsync(PlanForm.WithWords(Request.Form, Plan!, all: false), version, cancel),
        "words-all" => await CheckAsync(PlanForm.WithWords(Request.Form, Plan!, all: true), version, cancel),
        "all" => (await desk.TakeAsync(Actor, Context, Job.Id, version, all: true, cancel)).Problem,
        "good" => (await desk.TakeAsync(Actor, Context, Job.Id, version, all: false, cancel)).Problem,
        "mend" => (await mending.RunAsync(Actor, Context, Job.Id, version, MendForm.Read(Request.Form), cancel)).Problem,
        "revert" => (await reverting.RunAsync(Actor, Context, Job.Id, version, cancel)).Problem,
        "give-up" => (await desk.GiveUpAsync(Actor, Context, Job.Id, version, cancel)).Problem,
        _ => ImportProblems.Moved,
    };

    private async Task<Problem?> CheckAsync(SheetPlan plan, int version, CancellationToken cancel)
    {
        if (PlanRules.Problem(World, plan) is { } problem)
        {
            Plan = plan;
            return problem;
        }

        return (await desk.CheckAsync(Actor, Context, Job.Id, version, plan, cancel)).Problem;
    }

    /// <summary>What the officer says of the proposal.</summary>
    private async Task<Problem?> SayAsync(bool anew, int version, CancellationToken cancel)
    {
        var said = LayoutAnswer.Read(Request.Form, Layout, anew, steps);
        Plan = said.Plan ?? Plan;
        return said switch
        {
            { Problem: { } problem } => problem,
            { Again: { } proposal } => (await desk.ProposeAsync(Actor, Context, Job.Id, version, proposal, cancel)).Problem,
            _ => (await desk.CheckAsync(Actor, Context, Job.Id, version, said.Plan!, cancel)).Problem,
        };
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, Guid jobId, int after, CancellationToken cancel)
    {
        var opened = await desk.OpenAsync(Actor, submissionId, cancel);
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        if (await desk.FindAsync(submissionId, jobId, cancel) is not { } job)
        {
            return Refuse(Problems.NotFound);
        }

        (Context, Job, Summary) = (opened.Value, job, ImportSummary.Read(job.Summary));
        Plan ??= job.Layout is null ? null : SheetPlan.Read(job.Layout);
        Refusal = job.Problem is null ? null : JsonSerializer.Deserialize<Problem>(job.Problem, ImportSummary.Json);
        World = await worlds.ReadAsync(Context, cancel);
        if (job.State is ImportState.Checked or ImportState.Taken or ImportState.Reverted)
        {
            await RowsAsync(after, cancel);
            Unregistered = Context.Dataset.Register is null ? 0 : await db.ImportRows.CountAsync(r => r.JobId == Job.Id && r.State == ImportRowState.Wrong && r.SubjectKey == null, cancel);
        }

        return null;
    }

    private async Task RowsAsync(int after, CancellationToken cancel)
    {
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.JobId == Job.Id && r.State == Show && r.Number > after).OrderBy(r => r.Number).Take(RowsShown + 1).ToListAsync(cancel);
        Rows = [.. rows.Take(RowsShown).Select(r => new ShownRow(r.Number, r.SubjectKey, r.RecordId, RowContent.Read(r.Cells), RowFindings.Read(r.Findings)))];
        Next = rows.Count > RowsShown ? Rows[^1].Number : null;
    }
}
