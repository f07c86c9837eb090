using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Two entries that may be one, and why.</summary>
public sealed record DoublePair(Subject First, Subject Second, LikelyDouble Likeness);

/// <summary>Finds entries that were registered twice, and remembers of which two somebody said that they are two.</summary>
public sealed class DuplicateDesk(KlangDb db, ProcessRunner processes, Guard guard)
{
    /// <summary>Likely doubles inside an area that the person sees; entries already merged and pairs known to be two are left out.</summary>
    public async Task<ImmutableArray<DoublePair>> FindAsync(Actor actor, CompiledRegister register, AreaCode within, CancellationToken cancel = default)
    {
        var key = register.Definition.Key;
        if (register.Definition.Term is not null)
        {
            // One person's terms in one post are alike by nature; its rules keep them apart.
            return [];
        }

        var entries = await db.Subjects.AsNoTracking().VisibleTo(actor)
            .Where(s => s.Register == key && s.MergedInto == null && s.AreaCode.StartsWith(within.Digits))
            .Select(s => new { s.Code, s.Name, s.AreaCode, Lookup = db.PersonalNumbers.Where(n => n.SubjectId == s.Id).OrderBy(n => n.Field).Select(n => n.Lookup).FirstOrDefault() })
            .ToListAsync(cancel);
        var apart = await ApartAsync(key, cancel);
        var pairs = new DuplicateFinder(register.Definition.Shared)
            .Find(entries.Select(e => new NamedEntry(e.Code, e.Name, e.AreaCode, e.Lookup)))
            .Where(p => !apart.Contains((p.First, p.Second))).ToList();
        var codes = pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().ToList();
        var found = await db.Subjects.AsNoTracking().Where(s => s.Register == key && codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, cancel);
        return [.. pairs.Select(p => new DoublePair(found[p.First], found[p.Second], p))];
    }

    /// <summary>What an entry that is being typed may be a double of: nothing is stored.</summary>
    public async Task<ImmutableArray<Subject>> LikeAsync(Actor actor, CompiledRegister register, ImmutableDictionary<FieldKey, string?> cells, CancellationToken cancel = default)
    {
        var answers = register.Form.Definition.Fields.Where(f => cells.ContainsKey(f.Key))
            .Aggregate(Answers.Empty, (all, field) => all.With(field.Key, AnswerParser.Parse(field, cells[field.Key]).Answer));
        var typed = new NamedEntry("", EntryNames.Of(register.Definition, answers), answers.Value(register.Definition.Area) is { IsMissing: false } area ? area.Text : "");
        if (register.Definition.Term is not null || typed.Name.Length == 0 || typed.Area.Length < 6)
        {
            return [];
        }

        var near = typed.Area[..6];
        var known = await db.Subjects.AsNoTracking().VisibleTo(actor)
            .Where(s => s.Register == register.Definition.Key && s.MergedInto == null && (register.Definition.Shared || s.AreaCode.StartsWith(near)))
            .Select(s => new { s.Code, s.Name, s.AreaCode }).ToListAsync(cancel);
        var like = new DuplicateFinder(register.Definition.Shared).Like(typed, known.Select(k => new NamedEntry(k.Code, k.Name, k.AreaCode)))
            .Select(p => p.Second).Take(5).ToList();
        var found = await db.Subjects.AsNoTracking().Where(s => s.Register == register.Definition.Key && like.Contains(s.Code)).ToListAsync(cancel);
        return [.. like.Select(code => found.Single(s => s.Code == code))];
    }

    /// <summary>The two were looked at and are two: they are not offered again.</summary>
    public async Task<Result<bool>> ApartAsync(Actor actor, CompiledRegister register, string first, string second, CancellationToken cancel = default)
    {
        var pair = await PairAsync(actor, register, first, second, cancel);
        if (!pair.IsOk)
        {
            return pair.Problem;
        }

        var (one, other) = pair.Value;
        return await processes.RunAsync<bool>(new Process("register.apart", actor), async scope =>
        {
            if (await scope.Db.SubjectMerges.AnyAsync(m => m.KeptId == one.Id && m.GoneId == other.Id && m.Moved == "" && m.UndoneAt == null, cancel))
            {
                return true;
            }

            scope.Db.SubjectMerges.Add(new SubjectMerge
            {
                Id = Guid.CreateVersion7(), KeptId = one.Id, GoneId = other.Id, UnitCode = one.UnitCode, Reason = "", Moved = "", At = scope.Now, By = scope.Actor.Name,
            });
            scope.Note(one.UnitCode, $"{register.Definition.Key} {one.Code} {other.Code}");
            return true;
        }, cancel);
    }

    /// <summary>Both entries, in the order of their codes, where the person may change both.</summary>
    private async Task<Result<(Subject One, Subject Other)>> PairAsync(Actor actor, CompiledRegister register, string first, string second, CancellationToken cancel)
    {
        var found = await db.Subjects.AsNoTracking().VisibleTo(actor).Where(s => s.Register == register.Definition.Key && (s.Code == first || s.Code == second)).OrderBy(s => s.Code).ToListAsync(cancel);
        var problem = found.Count != 2 ? Problems.NotFound : found.Select(s => MayChange(actor, s)).FirstOrDefault(p => p is not null);
        if (problem is not null)
        {
            await guard.RefusedAsync(actor, Act.EditRegister, $"{register.Definition.Key} {first} {second}", problem);
            return problem;
        }

        return found[0].Code == found[1].Code ? Problems.NotFound : (string.CompareOrdinal(found[0].Code, found[1].Code) < 0 ? (found[0], found[1]) : (found[1], found[0]));
    }

    /// <summary>An officer in the own unit; a province's reviewer in the whole province.</summary>
    public static Problem? MayChange(Actor actor, Subject entry) =>
        Permission.May(actor, Act.EditRegister, new AreaTarget(AreaCode.Parse(entry.AreaCode)))
        ?? (actor.Role == Role.Officer && entry.UnitCode != actor.UnitCode ? Problems.NotYourUnit : null);

    private async Task<HashSet<(string First, string Second)>> ApartAsync(string register, CancellationToken cancel)
    {
        var rows = await (from m in db.SubjectMerges
                          join a in db.Subjects on m.KeptId equals a.Id
                          join b in db.Subjects on m.GoneId equals b.Id
                          where a.Register == register && m.Moved == "" && m.UndoneAt == null
                          select new { First = a.Code, Second = b.Code }).ToListAsync(cancel);
        return [.. rows.Select(r => (r.First, r.Second))];
    }
}

/// <summary>What answers would name an entry.</summary>
internal static class EntryNames
{
    public static string Of(RegisterDefinition register, Answers answers) => register.NameOf(answers);
}
