using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>One entry of a register: a new one (without id), or one to look at and change.</summary>
public sealed class EntryModel(KlangDb db, Catalogue catalogue, RegisterWriter writer, NumberReading numbers, Guard guard, AreaOptions areas, SubjectOptions subjects) : KlangPage
{
    public CompiledRegister Register { get; private set; } = null!;

    public Subject? Subject { get; private set; }

    public ImmutableArray<Issue> Issues { get; private set; } = [];

    public bool Saved { get; private set; }

    /// <summary>The entry of this office that has the typed personal number already.</summary>
    public Subject? Twin { get; private set; }

    /// <summary>The whole number that was asked for with a reason; shown once.</summary>
    public string? WholeNumber { get; private set; }

    /// <summary>Personal numbers that this person may ask to see.</summary>
    public IReadOnlyList<Field> Revealable { get; private set; } = [];

    public Problem? RevealProblem { get; private set; }

    /// <summary>Where to go back to: a path of this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public string BackTo => ReturnTo is ['/', ..] && ReturnTo is not ['/', '/' or '\\', ..] ? ReturnTo : $"/registers/{Register.Definition.Key}";

    public bool CanEdit { get; private set; }

    public IReadOnlyList<FieldInput> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, Guid? id, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        return await LoadAsync(key, id, cancel) ?? await ShowAsync(Subject?.Answers ?? Answers.Empty, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string key, Guid? id, CancellationToken cancel)
    {
        if (await LoadAsync(key, id, cancel) is { } refusal)
        {
            return refusal;
        }

        var cells = FormValues.Cells(Request.Form, "", Register.Form.Definition.Fields);
        var edit = new EntryEdit(Subject?.UnitCode ?? Actor.UnitCode, cells);
        var outcome = id is { } known ? await writer.ChangeAsync(Actor, Register, known, edit, cancel) : await writer.AddAsync(Actor, Register, edit, cancel);
        if (!outcome.IsOk)
        {
            return Refuse(outcome.Problem);
        }

        if (outcome.Value.Subject is not null)
        {
            return LocalRedirect(ReturnTo is null ? $"/registers/{key}/entries/{outcome.Value.Subject.Id}?saved=true" : BackTo);
        }

        (Issues, Twin) = (outcome.Value.Issues, outcome.Value.Twin);
        return await ShowAsync(outcome.Value.Answers, cancel);
    }

    /// <summary>Shows a whole personal number, once, to whoever gives a reason. Never to a program.</summary>
    public async Task<IActionResult> OnPostNumberAsync(string key, Guid? id, [FromForm] string? field, [FromForm] string? reason, CancellationToken cancel)
    {
        if (HttpContext.IsBearer())
        {
            return Refuse(Problems.NotYourRole);
        }

        if (await LoadAsync(key, id, cancel) is { } refusal)
        {
            return refusal;
        }

        if (Subject is null)
        {
            return Refuse(Problems.NotFound);
        }

        var read = await numbers.ReadAsync(Actor, Register, Subject.Id, field, reason, cancel);
        if (!read.IsOk && read.Problem != Problems.ReasonNeeded)
        {
            return Refuse(read.Problem);
        }

        (WholeNumber, RevealProblem) = (read.Value, read.Problem);
        Response.Headers.CacheControl = "no-store";
        return await ShowAsync(Subject.Answers, cancel);
    }

    private async Task<IActionResult> ShowAsync(Answers answers, CancellationToken cancel)
    {
        var unit = AreaCode.TryParse(Subject?.UnitCode ?? Actor.UnitCode, out var code) ? code : Actor.Scope;
        var year = Core.Rounds.FiscalYear.Of(Today).Year;
        var names = ConditionWords.Names(Register.Form);
        var inputs = new List<FieldInput>();
        foreach (var compiled in Register.Form.Fields)
        {
            var field = compiled.Field;
            var issues = Issues.Where(i => i.At.Any(at => at.Field == field.Key)).ToImmutableArray();
            var input = FieldInput.Of(field, field.Key.Name, answers, null, issues, !CanEdit) with
            {
                FiscalYear = year,
                Condition = compiled.AskIf is null || !CanEdit ? null : ConditionWords.Of(compiled.AskIf, names)?.Here() ?? "",
                NotAsked = answers[field.Key] is NotAsked,
            };
            inputs.Add(!CanEdit ? input : field switch
            {
                AreaField area => input with { Options = [.. (await areas.WithinAsync(unit, area.Levels[0], cancel)).Select(o => new FieldOption(o.Code, o.Label, o.Group))] },
                SubjectField subject => input with { Options = await subjects.OfAsync(subject, unit.Digits, cancel) },
                _ => input,
            });
        }

        var mayRead = Subject is not null && Permission.May(Actor, Act.ReadPersonalNumber, new EntryTarget(AreaCode.Parse(Subject.AreaCode), Subject.UnitCode)) is null;
        Revealable = mayRead ? [.. Register.Definition.Fields.Where(f => f is NationalIdField && NotAsked.Given(Subject!.Answers[f.Key]) is Answered)] : [];
        Fields = inputs;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string key, Guid? id, CancellationToken cancel)
    {
        if (catalogue.Register(key) is not { } register)
        {
            return Refuse(Problems.NotFound);
        }

        Register = register;
        Subject = id is null ? null : await db.Subjects.AsNoTracking().VisibleTo(Actor).SingleOrDefaultAsync(s => s.Id == id && s.Register == key, cancel);
        if (id is not null && Subject is null)
        {
            await guard.RefusedAsync(Actor, Act.EditRegister, $"{key} {id:D}", Problems.NotFound);
            return Refuse(Problems.NotFound);
        }

        CanEdit = Permission.May(Actor, Act.EditRegister, new AreaTarget(AreaCode.TryParse(Subject?.AreaCode ?? Actor.UnitCode, out var area) ? area : AreaCode.Country)) is null
            && (Subject is null || Subject.UnitCode == Actor.UnitCode);
        return id is null && !CanEdit ? Refuse(Problems.NotYourRole) : null;
    }
}
