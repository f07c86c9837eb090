using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Merges;

/// <summary>A field of two entries beside each other.</summary>
public sealed record MergeRow(string Key, string Label, string Kept, string Gone, bool Differs, bool FromGone);

/// <summary>รวมรายการ: two entries beside each other, what would move, and after the merge how to take it back.</summary>
public sealed class MergeModel(MergePlanner planner, MergeDesk desk, MergeUndo undo, Guard guard, Catalogue catalogue, AreaNames names) : KlangPage
{
    [BindProperty(SupportsGet = true)]
    public string Kept { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Gone { get; set; } = "";

    public MergePlan? Plan { get; private set; }

    public MergeView? Done { get; private set; }

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    public string Reason { get; private set; } = "";

    public bool Undone { get; private set; }

    private HashSet<FieldKey> FromGone { get; set; } = [];

    public HashSet<Guid> RecordsOfGone { get; private set; } = [];

    public IEnumerable<MergeRow> Rows
    {
        get
        {
            var form = Plan!.Register.Form.Definition;
            var fields = form.Fields.Where(f => !f.IsComputed && f is not FileField).Select(f => f is NationalIdField ? Number(f) : new MergeRow(
                f.Key.Name, f.Label.Here(), Named(f, Plan.Kept), Named(f, Plan.Gone),
                Plan.Different.Contains(f.Key), FromGone.Contains(f.Key)));
            var lists = form.Lists.Select(l => new MergeRow(
                l.Key.Name, l.Label.Here(), Display.Number(Plan.Kept.Answers.List(l.Key).Length), Display.Number(Plan.Gone.Answers.List(l.Key).Length), Plan.Different.Contains(l.Key), FromGone.Contains(l.Key)));
            return fields.Concat(lists).Where(r => r.Differs || r.Kept.Length > 0 || r.Gone.Length > 0);
        }
    }

    public string Round(Submission submission) => $"{catalogue[submission.Dataset].Definition.Name.Here()} {submission.RoundLabel}";

    public async Task<IActionResult> OnGetAsync(bool undone, CancellationToken cancel)
    {
        Undone = undone;
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? reason, CancellationToken cancel)
    {
        FromGone = [.. Request.Form.Where(f => f.Key.StartsWith("f.", StringComparison.Ordinal) && f.Value == "gone").Select(f => FieldKey.TryParse(f.Key[2..], out var key) ? key : default).Where(k => k.Name is not null)];
        RecordsOfGone = [.. Request.Form.Where(f => f.Key.StartsWith("r.", StringComparison.Ordinal) && f.Value == "gone").Select(f => Guid.TryParse(f.Key[2..], out var id) ? id : Guid.Empty)];
        Reason = reason ?? "";
        var merged = await desk.MergeAsync(Actor, Kept, Gone, new MergeChoice(FromGone, RecordsOfGone, Reason), cancel);
        if (merged.IsOk)
        {
            return LocalRedirect($"/registers/merge?kept={Kept}&gone={Gone}");
        }

        Problem = merged.Problem;
        return Problem.Status is 403 or 404 ? Refuse(Problem) : await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromForm] Guid id, CancellationToken cancel)
    {
        var back = await undo.UndoAsync(Actor, id, cancel);
        if (back.IsOk)
        {
            return LocalRedirect($"/registers/merge?kept={Kept}&gone={Gone}&undone=true");
        }

        Problem = back.Problem;
        return Problem.Status is 403 or 404 ? Refuse(Problem) : await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Names = await names.ReadAsync(cancel);
        Done = await undo.FindAsync(Actor, Kept, Gone, cancel);
        if (Done is not null)
        {
            return Page();
        }

        var plan = await planner.ReadAsync(Actor, Kept, Gone, cancel);
        if (!plan.IsOk)
        {
            if (plan.Problem.Status is 403 or 404)
            {
                await guard.RefusedAsync(Actor, Core.People.Act.EditRegister, $"{Kept} {Gone}", plan.Problem);
            }

            return Refuse(plan.Problem);
        }

        Plan = plan.Value;
        return Page();
    }

    /// <summary>What a field says, with the names of places and of other entries.</summary>
    private string Named(Field field, Subject entry) => (field, entry.Answers[field.Key]) switch
    {
        (AreaField, Answered { Value.Text: { } area }) => Names.PlaceOf(area, Language.Current),
        (SubjectField, Answered { Value.Text: { } code }) => Plan!.Named.GetValueOrDefault(code) is { } name ? $"{name} ({code})" : code,
        var (_, answer) => AnswerText.Show(field, answer, Language.Current),
    };

    /// <summary>Personal numbers are shown masked; two masks may hide two numbers.</summary>
    private MergeRow Number(Field field)
    {
        var (own, other) = (NumberOf(Plan!.Kept, field), NumberOf(Plan.Gone, field));
        return new MergeRow(
            field.Key.Name, field.Label.Here(), AnswerText.Show(field, Plan.Kept.Answers[field.Key], Language.Current), AnswerText.Show(field, Plan.Gone.Answers[field.Key], Language.Current),
            own is not null && other is not null && own.Lookup != other.Lookup, FromGone.Contains(field.Key));
    }

    private PersonalNumber? NumberOf(Subject entry, Field field) => Plan!.Numbers.FirstOrDefault(n => n.SubjectId == entry.Id && n.Field == field.Key.Name);
}
