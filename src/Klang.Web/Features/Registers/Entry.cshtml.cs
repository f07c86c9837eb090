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
public sealed class EntryModel(KlangDb db, Catalogue catalogue, RegisterWriter writer, NumberReading numbers, Guard guard, EntryInputs inputs, PointsHere points, AreaNames names, SurroundingsReader surroundings, DuplicateDesk duplicates) : KlangPage
{
    public CompiledRegister Register { get; private set; } = null!;

    public Subject? Subject { get; private set; }

    public ImmutableArray<Issue> Issues { get; private set; } = [];

    public bool Saved { get; private set; }

    /// <summary>What a new entry may be a double of; nothing was stored.</summary>
    public ImmutableArray<Subject> Doubles { get; private set; } = [];

    /// <summary>The old code that led here.</summary>
    public string? MergedFrom { get; private set; }

    /// <summary>The entry of this office that has the typed personal number already.</summary>
    public Subject? Twin { get; private set; }

    /// <summary>The code under which another office keeps the person whose number was typed.</summary>
    public string? Elsewhere { get; private set; }

    /// <summary>Entries of other registers that name this one.</summary>
    public IReadOnlyList<NamingRegister> Naming { get; private set; } = [];

    /// <summary>Rounds in which something was reported about it.</summary>
    public IReadOnlyList<ReportedRound> Reported { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>Registers whose entries can be added for this one: a post for a person.</summary>
    public IEnumerable<(string Label, string Href)> Additions => Subject is null || !CanEdit ? [] : AdditionsFor(Subject.Code);

    /// <summary>The whole number that was asked for with a reason; shown once.</summary>
    public string? WholeNumber { get; private set; }

    /// <summary>Personal numbers that this person may ask to see.</summary>
    public IReadOnlyList<Field> Revealable { get; private set; } = [];

    public Problem? RevealProblem { get; private set; }

    /// <summary>Where to go back to: a path of this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public string BackTo => WayBack.Local(ReturnTo) ?? $"/registers/{Register.Definition.Key}";

    public bool CanEdit { get; private set; }

    public EntryForm Form { get; private set; } = null!;

    public string DatasetName(string key) => catalogue.Find(key)?.Definition.Name.Here() ?? key;

    public IEnumerable<(string Label, string Href)> AdditionsFor(string code) => catalogue.Registers
        .Select(r => (Register: r.Definition, Field: r.Definition.Term?.Renewal?.Holder))
        .Where(r => r.Register.Fields.FirstOrDefault(f => f.Key == r.Field) is SubjectField named && named.Registers.Contains(Register.Definition.Key, StringComparer.Ordinal))
        .Select(r => (r.Register.Name.Here(), $"/registers/{r.Register.Key}/entries?{r.Field!.Value.Name}={code}"));

    public async Task<IActionResult> OnGetAsync(string key, Guid? id, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        MergedFrom = Request.Query["from"];
        return await LoadAsync(key, id, cancel) ?? await ShowAsync(Subject is null ? Asked() : Live(Subject), cancel);
    }

    public async Task<IActionResult> OnPostAsync(string key, Guid? id, CancellationToken cancel)
    {
        if (await LoadAsync(key, id, cancel) is { } refusal)
        {
            return refusal;
        }

        var cells = FormValues.Cells(Request.Form, "", Register.Form.Definition.Fields);
        var edit = new EntryEdit(Subject?.UnitCode ?? Actor.UnitCode, cells) { Lists = FormValues.Lists(Request.Form, Register.Form.Definition.Lists) };
        if (id is null && !Request.Form.ContainsKey("__despite"))
        {
            Doubles = await duplicates.LikeAsync(Actor, Register, cells, cancel);
            if (!Doubles.IsEmpty)
            {
                return await ShowAsync(EntryChecks.Typed(Register, Answers.Empty, edit), cancel);
            }
        }

        var outcome = id is { } known ? await writer.ChangeAsync(Actor, Register, known, edit, cancel) : await writer.AddAsync(Actor, Register, edit, cancel);
        if (!outcome.IsOk)
        {
            return Refuse(outcome.Problem);
        }

        if (outcome.Value.Subject is not null)
        {
            return LocalRedirect(ReturnTo is null ? $"/registers/{key}/entries/{outcome.Value.Subject.Id}?saved=true" : BackTo);
        }

        (Issues, Twin, Elsewhere) = (outcome.Value.Issues, outcome.Value.Twin, outcome.Value.Elsewhere);
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
        Form = await inputs.ReadAsync(new EntryShown(Register, answers, Issues, unit, Core.Rounds.FiscalYear.Of(Today).Year, CanEdit), cancel);
        if (Subject is not null)
        {
            (Naming, Reported, Names) = (await points.EntriesAsync(Actor, Subject, cancel), await points.RecordsAsync(Actor, Subject, cancel), await names.ReadAsync(cancel));
        }

        var mayRead = Subject is not null && Permission.May(Actor, Act.ReadPersonalNumber, new EntryTarget(AreaCode.Parse(Subject.AreaCode), Subject.UnitCode)) is null;
        Revealable = mayRead ? [.. Register.Definition.Fields.Where(f => f is NationalIdField && NotAsked.Given(Subject!.Answers[f.Key]) is Answered)] : [];
        return Page();
    }

    /// <summary>What is computed from other registers and datasets is shown as it stands now.</summary>
    private Answers Live(Subject subject) => EntryChecks.Computed(Register, subject.Answers, subject.Code, subject.UnitCode, Today, surroundings.Of(subject.UnitCode, Today));

    /// <summary>A link may fill in fields of a new entry: the person a post is for.</summary>
    private Answers Asked() => Register.Definition.Fields.Where(f => !f.IsComputed && f is not (NationalIdField or FileField) && Request.Query.ContainsKey(f.Key.Name))
        .Aggregate(Answers.Empty, (a, f) => a.With(f.Key, AnswerParser.Parse(f, Request.Query[f.Key.Name]).Answer));

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

        if (Subject?.MergedInto is { } kept && HttpMethods.IsGet(Request.Method) && await db.Subjects.VisibleTo(Actor).AnyAsync(s => s.Id == kept, cancel))
        {
            // An old link leads to the entry that stands for it now.
            return LocalRedirect($"/registers/{key}/entries/{kept}?from={Subject.Code}");
        }

        CanEdit = Permission.May(Actor, Act.EditRegister, new AreaTarget(AreaCode.TryParse(Subject?.AreaCode ?? Actor.UnitCode, out var area) ? area : AreaCode.Country)) is null
            && (Subject is null || Subject.UnitCode == Actor.UnitCode);
        return id is null && !CanEdit ? Refuse(Problems.NotYourRole) : null;
    }
}
