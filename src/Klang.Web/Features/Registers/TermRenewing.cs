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
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>A new term as an officer wants it: which posts, from when, and what the register asks of all of them.</summary>
/// <param name="Holders">By entry, the code of the new holder; null keeps the holder. Entries that are not here stay as they are.</param>
public sealed record NewTerm(DateOnly Start, ImmutableDictionary<FieldKey, string?> Asked, ImmutableDictionary<Guid, string?> Holders);

/// <summary>A post of the new term, and what is wrong with it.</summary>
public sealed record NewPost(Subject Before, EntryOutcome Outcome)
{
    public bool IsGood => Outcome.Subject is not null;
}

/// <summary>
/// Opens the next term of many posts at once (เปิดวาระใหม่): each is closed and followed by the next, all in one transaction or
/// none. The preview is the same work, taken back.
/// </summary>
public sealed class TermRenewing(KlangDb db, ProcessRunner processes, Guard guard, RegisterWriter writer, EntryFollowers followers, TimeProvider clock)
{
    /// <summary>Where the whole was taken back: a preview, or something is wrong with one of the posts.</summary>
    private static readonly Problem TakenBack = Problems.Invalid("ยังไม่ได้บันทึก ตรวจรายการที่มีข้อความกำกับ", "Nothing was stored. Look at the lines with a message.", "term");

    /// <summary>The posts of a kind that may be renewed: the office's own that serve, or whose term has passed and nobody follows yet.</summary>
    public async Task<IReadOnlyList<Subject>> DueAsync(Actor actor, RegisterDefinition register, string kind, CancellationToken cancel = default)
    {
        var term = register.Term!;
        var posts = await db.EntriesSaying(register.Key, term.Renewal!.Of.Name, kind).AsNoTracking().VisibleTo(actor)
            .Where(s => s.UnitCode == actor.UnitCode && s.MergedInto == null).OrderBy(s => s.Code).ToListAsync(cancel);
        return [.. posts.Where(p => p.Active || IsWaiting(register, p))];
    }

    /// <returns>The new posts, none stored where <paramref name="preview"/> or where one is not good. Problems: 403, 404.</returns>
    public async Task<Result<ImmutableArray<NewPost>>> RunAsync(Actor actor, CompiledRegister register, NewTerm wanted, bool preview, CancellationToken cancel = default)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == actor.UnitCode, cancel);
        var refusal = unit is null || register.Definition.Term?.Renewal is null ? Problems.NotFound
            : await guard.AskAsync(actor, Act.EditRegister, new AreaTarget(AreaCode.Parse(unit.AreaCode)), $"{register.Definition.Key} {actor.UnitCode}");
        if (refusal is not null)
        {
            return refusal;
        }

        if (wanted.Start > clock.Today())
        {
            return Problems.Invalid("วาระใหม่ยังไม่เริ่ม เปิดวาระได้ตั้งแต่วันเริ่มวาระ", "The term has not begun; open it from its first day on.", "start");
        }

        var posts = ImmutableArray<NewPost>.Empty;
        var stored = await processes.RunAsync<bool>(new Process("register.renew", actor), async scope =>
        {
            posts = await RenewAsync(scope, register, wanted, unit!, cancel);
            return preview || posts.Any(p => !p.IsGood) ? TakenBack : true;
        }, cancel);
        return stored.IsOk || stored.Problem == TakenBack ? posts : stored.Problem;
    }

    private async Task<ImmutableArray<NewPost>> RenewAsync(ProcessScope scope, CompiledRegister register, NewTerm wanted, ReportingUnit unit, CancellationToken cancel)
    {
        var definition = register.Definition;
        var ids = wanted.Holders.Keys.ToArray();
        var before = (await scope.Db.Subjects.Where(s => ids.Contains(s.Id) && s.Register == definition.Key && s.UnitCode == unit.Code && s.MergedInto == null).OrderBy(s => s.Code).ToListAsync(cancel))
            .Where(p => p.Active || IsWaiting(definition, p)).ToList();

        // All close before the first opens: posts of one area look at each other.
        foreach (var post in before)
        {
            await followers.WriteAsync(scope, register, post, NextTerm.Close(definition, post.Answers, wanted.Start), "term", cancel);
        }

        await scope.Db.SaveChangesAsync(cancel);
        var asked = wanted.Asked.ToImmutableDictionary(a => a.Key, a => definition.Fields.FirstOrDefault(f => f.Key == a.Key) is { } field ? AnswerParser.Parse(field, a.Value).Answer : null);
        var edit = new EntryEdit(unit.Code, ImmutableDictionary<FieldKey, string?>.Empty);
        var posts = ImmutableArray.CreateBuilder<NewPost>();
        foreach (var post in before)
        {
            var next = NextTerm.Open(definition, post.Answers, wanted.Start, wanted.Holders[post.Id], asked);
            posts.Add(new NewPost(post, await writer.PutAsync(scope, register, edit, next, null, unit, cancel)));
        }

        return posts.ToImmutable();
    }

    private static bool IsWaiting(RegisterDefinition register, Subject post) =>
        post.Answers.Value(register.Status!.Value) is { IsMissing: false } status && status.Text == register.Term!.Expired;
}
