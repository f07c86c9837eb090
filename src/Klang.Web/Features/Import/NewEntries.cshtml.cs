using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>One row that may become a new entry: what the entry would say, and what stands against it.</summary>
public sealed record NewEntryCard(int Row, string About, bool Ticked, IReadOnlyList<FieldInput> First, IReadOnlyList<FieldInput> Rest, ImmutableArray<Subject> Doubles);

/// <summary>ขึ้นทะเบียนจากไฟล์: rows whose subject is not in the register become new entries of it, several at once.</summary>
public sealed class NewEntriesModel(ImportDesk desk, ImportAdding adding, ImportSteps steps, EntryInputs inputs, Catalogue catalogue, AreaNames areas, KlangDb db) : KlangPage
{
    private const string All = "all.";

    public EntryContext Context { get; private set; } = null!;

    public ImportJob Job { get; private set; } = null!;

    public CompiledRegister Register { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    public IReadOnlyList<NewEntryCard> Cards { get; private set; } = [];

    /// <summary>What is the same for all of them: fills in whatever a row leaves empty.</summary>
    public IReadOnlyList<FieldInput> Same { get; private set; } = [];

    public IReadOnlyList<(string Id, IReadOnlyList<FieldOption> Options)> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid submissionId, Guid jobId, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, jobId, cancel) is { } refusal)
        {
            return refusal;
        }

        await ShowAsync(await RowsAsync(cancel), [], cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid submissionId, Guid jobId, [FromForm] int version, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, jobId, cancel) is { } refusal)
        {
            return refusal;
        }

        var rows = await RowsAsync(cancel);
        var wanted = rows.Where(r => IsTicked("add", r.Number)).Select(r => new NewEntry(r.Number, Typed(r.Number), IsTicked("despite", r.Number))).ToList();
        var done = wanted.Count == 0 ? ImportProblems.NothingTicked : await adding.RunAsync(Actor, Context, Job, version, wanted, cancel);
        if (done.IsOk && done.Value.All(o => o.Added is not null))
        {
            return LocalRedirect($"/submissions/{submissionId}/import/{jobId}");
        }

        if (done.Problem is { Status: 403 or 404 } refused)
        {
            return Refuse(refused);
        }

        Problem = done.IsOk ? ImportProblems.NotAllAdded(done.Value.Count(o => o.Added is not null), done.Value.Count(o => o.Added is null)) : done.Problem;
        Response.StatusCode = Problem!.Status;
        Job = await desk.FindAsync(submissionId, jobId, cancel) ?? Job;
        await ShowAsync(await RowsAsync(cancel), done.Value ?? [], cancel);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, Guid jobId, CancellationToken cancel)
    {
        var opened = await desk.OpenAsync(Actor, submissionId, cancel);
        var job = opened.IsOk ? await desk.FindAsync(submissionId, jobId, cancel) : null;
        if (job is not { State: ImportState.Checked or ImportState.Taken, Layout: not null } || opened.Value!.Dataset.Definition.Register is not { } key)
        {
            return Refuse(opened.Problem ?? Problems.NotFound);
        }

        (Context, Job, Register) = (opened.Value, job, catalogue.Register(key)!);
        return null;
    }

    /// <summary>Rows that name somebody whom nobody knows, as they stand in the queue.</summary>
    private async Task<List<(int Number, SubjectClues Clues)>> RowsAsync(CancellationToken cancel)
    {
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.JobId == Job.Id && r.State == ImportRowState.Wrong && r.SubjectKey == null).OrderBy(r => r.Number).Take(ImportAdding.Most).Select(r => new { r.Number, r.Cells }).ToListAsync(cancel);
        return [.. rows.Select(r => (r.Number, Clues: RowContent.Read(r.Cells).Clues ?? new SubjectClues("", ""))).Where(r => r.Clues.Name.Length > 0)];
    }

    private bool IsTicked(string what, int row) => Request.Form[$"{what}.{row.Plain()}"] == "true";

    private ImmutableDictionary<FieldKey, string?> Typed(int row)
    {
        var fields = Register.Form.Definition.Fields;
        var (same, own) = (FormValues.Cells(Request.Form, All, fields), FormValues.Cells(Request.Form, $"r{row.Plain()}.", fields));
        return own.Aggregate(same, (all, c) => string.IsNullOrWhiteSpace(c.Value) && all.ContainsKey(c.Key) ? all : all.SetItem(c.Key, c.Value));
    }

    private async Task ShowAsync(List<(int Number, SubjectClues Clues)> rows, IReadOnlyList<NewEntryOutcome> outcomes, CancellationToken cancel)
    {
        var posted = HttpMethods.IsPost(Request.Method);
        var said = posted ? [] : await SaidAsync(rows, cancel);
        var cards = new List<NewEntryCard>();
        foreach (var (number, clues) in rows)
        {
            var prefix = $"r{number.Plain()}.";
            var outcome = outcomes.FirstOrDefault(o => o.Row == number);
            var own = posted ? FormValues.Cells(Request.Form, prefix, Register.Form.Definition.Fields) : said.GetValueOrDefault(number) ?? ImmutableDictionary<FieldKey, string?>.Empty;
            var form = await FormAsync(own, outcome?.Issues ?? [], cancel);
            var fields = form.Parts.SelectMany(p => p.Fields).Where(f => !f.ReadOnly && IsWanted(f)).Select(f => f with { Name = prefix + f.Name }).ToList();
            cards.Add(new NewEntryCard(number, clues.Name, posted && IsTicked("add", number), [.. fields.Where(IsOwn)], [.. fields.Where(f => !IsOwn(f))], outcome?.Doubles ?? []));
            Offered = form.Offered;
        }

        var all = await FormAsync(posted ? FormValues.Cells(Request.Form, All, Register.Form.Definition.Fields) : ImmutableDictionary<FieldKey, string?>.Empty, [], cancel);
        (Cards, Same) = (cards, [.. all.Parts.SelectMany(p => p.Fields).Where(f => !f.ReadOnly && IsWanted(f) && !IsOwn(f)).Select(f => f with { Name = All + f.Name })]);
    }

    private Task<EntryForm> FormAsync(ImmutableDictionary<FieldKey, string?> cells, ImmutableArray<Core.Checks.Issue> issues, CancellationToken cancel) => inputs.ReadAsync(
        new EntryShown(Register, EntryChecks.Typed(Register, Answers.Empty, new EntryEdit(Context.Submission.UnitCode, cells)), issues, AreaCode.Parse(Context.Submission.AreaCode), Core.Rounds.FiscalYear.Of(Today).Year, CanEdit: true), cancel);

    /// <summary>Every entry has its own name and place; the rest is often the same.</summary>
    private bool IsOwn(FieldInput input) => input.Field.Key == Register.Definition.Area || Register.Definition.Title.Contains(input.Field.Key);

    private bool IsWanted(FieldInput input) => input.Field.Required || input.Field.RequiredIf is not null || IsOwn(input);

    /// <summary>What the file itself says of the entries, in columns headed as the register's fields are.</summary>
    private async Task<Dictionary<int, ImmutableDictionary<FieldKey, string?>>> SaidAsync(List<(int Number, SubjectClues Clues)> rows, CancellationToken cancel)
    {
        var opened = steps.Open(Job.Sha256);
        if (!opened.IsOk || rows.Count == 0)
        {
            return [];
        }

        using var file = opened.Value;
        var (plan, clues, places) = (SheetPlan.Read(Job.Layout!), rows.ToDictionary(r => r.Number, r => r.Clues), await PlacesAsync(cancel));
        return file.Rows(plan.Sheet).TakeWhile(r => r.Number <= rows[^1].Number).Where(r => clues.ContainsKey(r.Number))
            .ToDictionary(r => r.Number, r => NewEntryCells.Of(Register.Definition, clues[r.Number], plan, r, places));
    }

    private async Task<IReadOnlyList<NewEntryPlace>> PlacesAsync(CancellationToken cancel)
    {
        var (names, within) = (await areas.ReadAsync(cancel), Context.Submission.AreaCode);
        var codes = await db.AreaVersions.AsNoTracking().Where(v => v.Code.StartsWith(within) && v.ValidTo == null && v.SupersededAt == null && v.Level >= AreaLevel.Subdistrict).Select(v => v.Code).Distinct().ToListAsync(cancel);
        return [.. codes.Select(c => (Code: c, Fact: ImportWorlds.Fact(names, c, c, c))).Select(c => new NewEntryPlace(c.Code, AreaCode.Parse(c.Code).Level, c.Fact.Village, c.Fact.Subdistrict, c.Fact.Moo))];
    }
}
