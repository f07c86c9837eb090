using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>An entry as somebody wants it: texts as typed.</summary>
public sealed record EntryEdit(string UnitCode, ImmutableDictionary<FieldKey, string?> Cells)
{
    /// <summary>Whole lists, each row as typed; a list that is not here stays as it is.</summary>
    public ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Lists { get; init; } =
        ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty;

    /// <summary>For the trail.</summary>
    public string? Why { get; init; }
}

/// <summary>What came of it: the stored entry, or what is wrong with it (and nothing was stored).</summary>
public sealed record EntryOutcome(Subject? Subject, Answers Answers, ImmutableArray<Issue> Issues)
{
    /// <summary>The entry of the same office that has the personal number already.</summary>
    public Subject? Twin { get; init; }

    /// <summary>The code under which another office keeps the personal number's owner, where entries may be named from outside.</summary>
    public string? Elsewhere { get; init; }
}

/// <summary>The only writer of register entries. Register answers are standing facts: unlike a draft record, an entry with an error is not stored.</summary>
public sealed class RegisterWriter(KlangDb db, ProcessRunner processes, Guard guard, Catalogue catalogue, SurroundingsReader surroundings, PersonalNumbers numbers, EntryFollowers followers, CertificationYears certification, TimeProvider clock)
{
    public Task<Result<EntryOutcome>> AddAsync(Actor actor, CompiledRegister register, EntryEdit edit, CancellationToken cancel = default) =>
        WriteAsync(actor, register, edit, null, cancel);

    public Task<Result<EntryOutcome>> ChangeAsync(Actor actor, CompiledRegister register, Guid id, EntryEdit edit, CancellationToken cancel = default) =>
        WriteAsync(actor, register, edit, id, cancel);

    private async Task<Result<EntryOutcome>> WriteAsync(Actor actor, CompiledRegister register, EntryEdit edit, Guid? id, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == edit.UnitCode, cancel);
        var problem = unit is null ? Problems.NotFound : await guard.AskAsync(actor, Act.EditRegister, new AreaTarget(AreaCode.Parse(unit.AreaCode)), $"{register.Definition.Key} {edit.UnitCode}");
        if (problem is not null)
        {
            return problem;
        }

        return await processes.RunAsync<EntryOutcome>(new Process(id is null ? "register.add" : "register.change", actor, edit.Why), async scope =>
        {
            var subject = id is null ? null : await scope.Db.Subjects.SingleOrDefaultAsync(s => s.Id == id && s.Register == register.Definition.Key && s.UnitCode == edit.UnitCode, cancel);
            return id is not null && (subject is null || subject.MergedInto is not null) ? Problems.NotFound : await StoreAsync(scope, register, edit, subject, unit!, cancel);
        }, cancel);
    }

    private async Task<Result<EntryOutcome>> StoreAsync(ProcessScope scope, CompiledRegister register, EntryEdit edit, Subject? subject, ReportingUnit unit, CancellationToken cancel) =>
        await PutAsync(scope, register, edit, EntryChecks.Typed(register, subject?.Answers ?? Answers.Empty, edit), subject, unit, cancel);

    /// <summary>Stores what an entry is to say inside a process, with all that follows from it; nothing where something is wrong with it.</summary>
    internal async Task<EntryOutcome> PutAsync(ProcessScope scope, CompiledRegister register, EntryEdit edit, Answers wanted, Subject? subject, ReportingUnit unit, CancellationToken cancel)
    {
        var (before, definition, today) = (subject?.Answers ?? Answers.Empty, register.Definition, clock.Today());
        var around = surroundings.Of(unit.AreaCode, today);
        var (answers, issues) = EntryChecks.Check(register, definition.Expire(wanted, today), before, subject?.Code ?? "", unit.AreaCode, today, around);
        var area = answers.Value(definition.Area) is { IsMissing: false } code && AreaCode.TryParse(code.Text, out var found) ? found : (AreaCode?)null;
        if (area is { } place && !place.IsWithin(AreaCode.Parse(unit.AreaCode)))
        {
            issues = issues.Add(EntryChecks.OutsideUnit(definition));
        }

        var typed = await NumberEdits.OfAsync(scope, numbers, register, edit, subject, cancel);
        issues = [.. typed.Issues, .. issues];
        if (area is null || issues.Any(i => i.Severity == Severity.Error))
        {
            return new EntryOutcome(null, answers, issues) { Twin = typed.Twin, Elsewhere = typed.Elsewhere };
        }

        subject ??= await NewAsync(scope, register, edit, area.Value, cancel);
        Fill(scope, definition, subject, answers, area.Value);
        if (await certification.OpenAsync(definition.Key, edit.UnitCode, cancel) is { } year)
        {
            // Who writes an entry while its certification is open has looked at it.
            (subject.ConfirmedYear, subject.ConfirmedAt, subject.ConfirmedBy) = (year, scope.Now, scope.Actor.Name);
        }

        foreach (var (field, number) in typed.Changes)
        {
            await numbers.KeepAsync(scope, subject.Id, field.Name, number, cancel);
        }

        scope.Note(edit.UnitCode, $"{definition.Key} {subject.Code}", new { name = subject.Name, changed = Changed(register, before, answers) });
        await scope.Db.SaveChangesAsync(cancel);
        await followers.FollowAsync(scope, register, subject, before, cancel);
        return new EntryOutcome(subject, answers, issues);
    }

    internal static void Fill(ProcessScope scope, Core.Registers.RegisterDefinition definition, Subject subject, Answers answers, AreaCode area)
    {
        subject.Answers = answers;
        subject.Name = definition.NameOf(answers);
        subject.SearchName = AreaName.SearchKey(subject.Name);
        subject.AreaCode = area.Digits;
        subject.Active = definition.IsActive(answers);
        subject.Version++;
        (subject.SavedAt, subject.SavedBy) = (scope.Now, scope.Actor.Name);
    }

    /// <summary>The next free serial of the area: a code is never given twice, even after its entry ended.</summary>
    private async Task<Subject> NewAsync(ProcessScope scope, CompiledRegister register, EntryEdit edit, AreaCode area, CancellationToken cancel)
    {
        var definition = catalogue.Register(register.Definition.Key)!.Definition;
        var prefix = (area.At(definition.CodeArea) ?? area).Digits + definition.CodeLetter;
        var last = await scope.Db.Subjects.Where(s => s.Register == definition.Key && s.Code.StartsWith(prefix)).OrderByDescending(s => s.Code).Select(s => s.Code).FirstOrDefaultAsync(cancel);
        var serial = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        var subject = new Subject
        {
            Id = Guid.CreateVersion7(),
            Register = definition.Key,
            Code = definition.CodeOf(area.At(definition.CodeArea) ?? area, serial),
            Name = "",
            SearchName = "",
            AreaCode = area.Digits,
            UnitCode = edit.UnitCode,
            SavedBy = scope.Actor.Name,
        };
        scope.Db.Subjects.Add(subject);
        return subject;
    }

    /// <summary>Old and new of what changed; of personal numbers the masks, which are all that answers hold.</summary>
    internal static Dictionary<string, string[]> Changed(CompiledRegister register, Answers before, Answers after) =>
        register.Form.Definition.Fields.Where(f => !Equals(before[f.Key], after[f.Key]))
            .ToDictionary(f => f.Key.Name, f => new[] { AnswerText.Edit(f, before[f.Key]), AnswerText.Edit(f, after[f.Key]) }, StringComparer.Ordinal);
}
