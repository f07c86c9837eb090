using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>What became of the file at one office.</summary>
/// <param name="State">Key of the word for it: a state of the job, or Sent where the report was sent before, None where the file has nothing for it.</param>
/// <param name="Said">Errors and warnings of its rows.</param>
public sealed record OfficeLine(BatchOffice Office, string State, ImportSummary Summary, IReadOnlyList<FindingCount> Said)
{
    public int Good => Summary.Of(ImportRowState.New) + Summary.Of(ImportRowState.Changed);

    /// <summary>Whether there is something for the office to take or to mend.</summary>
    public bool Waits => Good + Summary.Of(ImportRowState.Wrong) > 0;

    public static OfficeLine Of(BatchOffice office)
    {
        var summary = office.Job is { State: not (ImportState.Reading or ImportState.Proposed) } job ? ImportSummary.Read(job.Summary) : new();
        var says = summary.States.Where(s => s.Key != nameof(ImportRowState.Skipped)).Sum(s => s.Value) > 0;
        return new(office, office switch
        {
            { Job: null, MayTake: false } => "Sent",
            { Job: null } => "None",
            { Job.State: ImportState.Checked } when !says => "None",
            _ => office.Job.State.ToString(),
        }, summary, says ? [.. summary.Findings.Where(f => f.Level != nameof(Severity.Note) && f.Target != ImportTargets.District)] : []);
    }
}

/// <summary>Rows that are no office's, for one reason.</summary>
public sealed record NobodysRows(LocalText Message, IReadOnlyList<int> Rows);

/// <summary>A province's file: its layout once, every office with its rows, and what is nobody's once.</summary>
public sealed class BatchModel(BatchDesk desk, ImportSteps steps, KlangDb db) : KlangPage
{
    private const int MostNobodys = 2_000;

    public Batch Batch { get; private set; } = null!;

    public ImportSummary Summary { get; private set; } = new();

    public SheetPlan? Plan { get; private set; }

    /// <summary>The layout, once it is proposed.</summary>
    public LayoutShown? Shown { get; private set; }

    public IReadOnlyList<OfficeLine> Lines { get; private set; } = [];

    public IReadOnlyList<NobodysRows> Nobodys { get; private set; } = [];

    public Problem? Problem { get; private set; }

    /// <summary>Why the file was refused.</summary>
    public Problem? Refusal { get; private set; }

    /// <summary>Offices whose part is done.</summary>
    public int Done => Batch.Jobs.Count(j => j.State is not (ImportState.Reading or ImportState.Checking or ImportState.Taking));

    public async Task<IActionResult> OnGetAsync(Guid batchId, CancellationToken cancel) => await LoadAsync(batchId, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid batchId, [FromForm] int version, [FromForm] string? act, CancellationToken cancel)
    {
        if (await LoadAsync(batchId, cancel) is { } refusal)
        {
            return refusal;
        }

        Problem = act switch
        {
            "check" or "again" when Shown is not null => await SayAsync(act == "again", version, cancel),
            "give-up" => (await desk.GiveUpAsync(Actor, Batch, version, cancel)).Problem,
            _ => ImportProblems.Moved,
        };
        if (Problem is null)
        {
            return LocalRedirect($"/imports/{batchId}");
        }

        Response.StatusCode = Problem.Status;
        return Page();
    }

    private async Task<Problem?> SayAsync(bool anew, int version, CancellationToken cancel)
    {
        var said = LayoutAnswer.Read(Request.Form, Shown!, anew, steps);
        Shown = said.Plan is null ? Shown : Shown! with { Plan = said.Plan };
        return said switch
        {
            { Problem: { } problem } => problem,
            { Again: { } proposal } => (await desk.ProposeAsync(Actor, Batch, version, proposal, cancel)).Problem,
            _ => (await desk.CheckAsync(Actor, Batch, version, said.Plan!, cancel)).Problem,
        };
    }

    private async Task<IActionResult?> LoadAsync(Guid batchId, CancellationToken cancel)
    {
        var found = await desk.FindAsync(Actor, batchId, cancel);
        if (!found.IsOk)
        {
            return Refuse(found.Problem);
        }

        Batch = found.Value;
        var lead = Batch.Lead;
        (Summary, Plan) = (ImportSummary.Read(lead.Summary), lead.Layout is null ? null : SheetPlan.Read(lead.Layout));
        Refusal = lead.State == ImportState.Refused ? lead.Problem is null ? ImportProblems.GivenUp : JsonSerializer.Deserialize<Problem>(lead.Problem, ImportSummary.Json) : null;
        Shown = Plan is null || !Batch.IsOpen ? null : new LayoutShown(lead, Batch.Version, Plan, Summary, await desk.WorldAsync(Batch, cancel));
        if (lead.State is not (ImportState.Reading or ImportState.Proposed or ImportState.Refused))
        {
            Lines = [.. Batch.Offices.Select(OfficeLine.Of)];
            Nobodys = await NobodysAsync(lead.Id, cancel);
        }

        return null;
    }

    /// <summary>They are kept with the first office's rows, once.</summary>
    private async Task<IReadOnlyList<NobodysRows>> NobodysAsync(Guid jobId, CancellationToken cancel)
    {
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.JobId == jobId && r.State == ImportRowState.Skipped && r.Findings != null).OrderBy(r => r.Number).Take(MostNobodys).Select(r => new { r.Number, r.Findings }).ToListAsync(cancel);
        return [.. rows.SelectMany(r => RowFindings.Read(r.Findings).Where(f => f.Level == Severity.Warning).Select(f => (r.Number, f.Message)))
            .GroupBy(r => r.Message.Th, StringComparer.Ordinal).Select(g => new NobodysRows(g.First().Message, [.. g.Select(r => r.Number)]))];
    }
}
