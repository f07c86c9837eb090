using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>One record as a plain form: the phone view, and the way without JavaScript.</summary>
[TakesFiles]
public sealed class FormModel(EntryLoader loader, Carry carry, Guard guard, KlangDb db, RecordWriter writer, UnitTotals totals, GridBuilder grid, FormInputs inputs) : KlangPage
{
    /// <summary>Empty child rows that are offered below the filled ones.</summary>
    private const int SpareRows = 2;

    private RecordFacts? _facts;

    public EntryContext Context { get; private set; } = null!;

    public Record Record { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Place { get; private set; } = "";

    public int Position { get; private set; }

    public int Total { get; private set; }

    public Guid? PreviousId { get; private set; }

    public Guid? NextId { get; private set; }

    public ImmutableArray<Issue> Issues { get; private set; } = [];

    public ImmutableArray<CellConflict> Conflicts { get; private set; } = [];

    public bool JustSaved { get; private set; }

    /// <summary>Files that were not taken, by the name of their cell.</summary>
    public ImmutableDictionary<string, Problem> RefusedFiles { get; private set; } = ImmutableDictionary<string, Problem>.Empty;

    /// <summary>What areas and entries can be picked, and what is attached.</summary>
    public FormInputs.FormChoices Choices { get; private set; } = null!;

    private ImmutableHashSet<string> NotAskedCells { get; set; } = [];

    /// <summary>The record with its computed cells, which a row that nobody saved yet has not: what choices depend on.</summary>
    private RecordFacts Facts => _facts ??= Context.Facts(Record, new RecordChecker(Context.Dataset).Compute(Context.Facts(Record, Record.Answers)));

    public bool CanEdit => Context.MayEdit(Actor);

    /// <summary>There is a last round for it to be unchanged from.</summary>
    public bool MayConfirmUnchanged => CanEdit && Record.State == RecordState.Carried && Context.PreviousAnswers.ContainsKey(Record.SubjectKey);

    public bool MayGo => CanEdit && UnitTotals.MayGo(Context, Record.SubjectKey);

    public IEnumerable<(Section? Section, IReadOnlyList<FieldInput> Fields, IReadOnlyList<ListDefinition> Lists)> Sections
    {
        get
        {
            var fields = Context.Dataset.Fields.Where(f => f.Field.IsAskedIn(Context.Submission.RoundNumber, Context.Submission.FiscalYear)).ToList();
            var definition = Context.Dataset.Definition;
            foreach (var section in definition.Sections.Cast<Section?>().Prepend(null))
            {
                var own = fields.Where(f => f.Field.Section == section?.Key).Select(Input).ToList();
                var lists = definition.Lists.Where(l => l.Section == section?.Key).ToList();
                if (own.Count + lists.Count > 0)
                {
                    yield return (section, own, lists);
                }
            }
        }
    }

    public FormList List(ListDefinition list)
    {
        var compiled = Context.Dataset.Lists.First(l => l.List == list);
        return new FormList(list, [.. Rows(compiled)])
        {
            Condition = compiled.AskIf is null ? null : ConditionWords.Of(compiled.AskIf, ConditionWords.Names(Context.Dataset))?.Here() ?? "",
            NotAsked = NotAskedCells.Contains(list.Key.Name),
            Aside = [.. PutAside.Typed(list, Record.Answers, Context.PreviousAnswers.GetValueOrDefault(Record.SubjectKey)).Select(row => PutAside.Words(list, row, Language.Current))],
            CanEdit = CanEdit,
        };
    }

    private IEnumerable<IReadOnlyList<FieldInput>> Rows(CompiledList compiled)
    {
        var list = compiled.List;
        var rows = Record.Answers.GivenList(list.Key);
        var (offered, facts) = (new OfferedChoices(Context.Dataset), Facts);
        return Enumerable.Range(0, Math.Min(list.Max, rows.Length + (CanEdit ? SpareRows : 0))).Select(i =>
        {
            var row = i < rows.Length ? rows[i] : Answers.Empty;
            return (IReadOnlyList<FieldInput>)[.. compiled.Fields.Select(f => Choices.Fill(
                Conditional(FieldInput.Of(
                    offered.Of(list, f.Field, row, facts), $"{list.Key.Name}.{i.Plain()}.{f.Field.Key.Name}", row, null,
                    [.. Issues.Where(x => x.At.Any(at => at.List == list.Key && at.Row == i && at.Field == f.Field.Key))], !CanEdit), f, new CellRef(f.Field.Key, list.Key, i), list),
                row, inRow: true))];
        });
    }

    public async Task<IActionResult> OnGetAsync(Guid submissionId, Guid recordId, bool saved, CancellationToken cancel)
    {
        JustSaved = saved;
        return await LoadAsync(submissionId, recordId, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid submissionId, Guid recordId, [FromForm(Name = "__version")] int version, [FromForm(Name = "__then")] string? then, CancellationToken cancel)
    {
        if (await LoadAsync(submissionId, recordId, cancel) is { } refusal)
        {
            return refusal;
        }

        if (then == "remove")
        {
            var removed = await totals.RemoveAsync(Actor, submissionId, recordId, version, cancel);
            return removed.IsOk ? LocalRedirect($"/entry/{submissionId}") : Refuse(removed.Problem);
        }

        // "No change" is said of the row as it was carried in, not of what happens to stand in the inputs.
        var posted = await FormPosting.ReadAsync(Request.Form, Context.Dataset.Definition, recordId, version, cancel);
        var edit = then == "unchanged" ? new RowEdit(recordId, version) { Confirm = true } : posted.Edit.WithoutList(Context.Dataset.Definition, then);
        var saved = await writer.SaveAsync(Actor, submissionId, [edit], cancel);
        if (!saved.IsOk)
        {
            return Refuse(saved.Problem);
        }

        var row = saved.Value.Rows[0];
        RefusedFiles = posted.Refused;
        if (row.Conflicts.IsEmpty && RefusedFiles.IsEmpty)
        {
            return LocalRedirect(then == "next" && NextId is { } next ? $"/entry/{submissionId}/records/{next}" : $"/entry/{submissionId}/records/{recordId}?saved=true");
        }

        (Conflicts, Record, Issues) = (row.Conflicts, row.Record, row.Issues);
        await FurnishAsync(cancel);
        return Page();
    }

    private FieldInput Input(CompiledField compiled)
    {
        var field = compiled.Field;
        var input = Choices.Fill(
            Conditional(FieldInput.Of(
                new OfferedChoices(Context.Dataset).Of(field, Facts), field.Key.Name, Record.Answers, Context.PreviousAnswers.GetValueOrDefault(Record.SubjectKey),
                [.. Issues.Where(i => i.Rule != PutAside.Rule && i.At.Any(at => at.List is null && at.Field == field.Key))], !CanEdit), compiled, new CellRef(field.Key), null),
            Record.Answers, inRow: false);

        // After a conflict the form holds what this person typed; saving again with the new version keeps it.
        return Conflicts.FirstOrDefault(c => c.Field == field.Key) is { } conflict ? input with { Text = conflict.Mine } : input;
    }

    private FieldInput Conditional(FieldInput input, CompiledField compiled, CellRef cell, ListDefinition? list) => input with
    {
        FiscalYear = Context.Submission.FiscalYear,
        Condition = compiled.AskIf is null ? null : ConditionWords.Of(compiled.AskIf, ConditionWords.Names(Context.Dataset, list))?.Here() ?? "",
        NotAsked = NotAskedCells.Contains(cell.ToString()),
        FileProblem = RefusedFiles.GetValueOrDefault(input.Name)?.Message.Here(),
    };

    /// <summary>What the inputs show beside the answers.</summary>
    private async Task FurnishAsync(CancellationToken cancel)
    {
        Choices = await inputs.ReadAsync(Context, Record, CanEdit, cancel);
        NotAskedCells = [.. new RecordEditor(Context).NotAsked(Record).Select(c => c.ToString())];
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, Guid recordId, CancellationToken cancel)
    {
        var opened = await Opening.OpenAsync(submissionId, Actor, loader, carry, guard, cancel);
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        Context = opened.Value;
        var ids = await db.Records.Where(r => r.SubmissionId == submissionId).OrderBy(r => r.SubjectKey).Select(r => r.Id).ToListAsync(cancel);
        Position = ids.IndexOf(recordId) + 1;
        if (Position == 0)
        {
            return Refuse(Problems.NotFound);
        }

        (Total, PreviousId, NextId) = (ids.Count, Position > 1 ? ids[Position - 2] : null, Position < ids.Count ? ids[Position] : null);
        Record = await db.Records.AsNoTracking().Include(r => r.Subject).SingleAsync(r => r.Id == recordId, cancel);
        (Name, Place) = (await grid.NamesAsync(cancel))(Record);
        Name = Context.HasTotal && Context.IsOfUnit(Record.SubjectKey) ? Language.Pick($"ยอดรวม {Name}", $"Total, {Name}") : Name;
        Issues = new RecordEditor(Context).Check(Record);
        await FurnishAsync(cancel);
        return null;
    }
}
