using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Terms that have passed: turns their entries to what the register says, and tells an office how many wait.</summary>
public sealed class TermExpiry(KlangDb db, ProcessRunner processes, EntryFollowers followers, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>Registers whose entries turn to a status of their own when their term has passed.</summary>
    private IEnumerable<CompiledRegister> Registers => catalogue.Registers.Where(r => r.Definition.Term?.Expired is not null);

    /// <summary>Each office is a process of its own, re-read inside it: two nodes at once do the work once.</summary>
    /// <returns>How many entries were turned.</returns>
    public async Task<int> ExpireAsync(CancellationToken cancel = default)
    {
        var turned = 0;
        foreach (var register in Registers)
        {
            var due = new List<(Guid Id, string Unit)>();
            await foreach (var entry in db.Subjects.AsNoTracking().Where(s => s.Register == register.Definition.Key && s.Active)
                .Select(s => new { s.Id, s.UnitCode, s.Answers }).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (!register.Definition.Expire(entry.Answers, clock.Today()).Equals(entry.Answers))
                {
                    due.Add((entry.Id, entry.UnitCode));
                }
            }

            foreach (var unit in due.GroupBy(d => d.Unit, d => d.Id, StringComparer.Ordinal))
            {
                var done = await processes.RunAsync<int>(new Process("register.expire", Actor.System, "term"), scope => ExpireAsync(scope, register, [.. unit], cancel), cancel);
                turned += done.IsOk ? done.Value : 0;
                db.ChangeTracker.Clear();
            }
        }

        return turned;
    }

    /// <summary>By register, how many entries of the office wait for somebody to be chosen.</summary>
    public async Task<IReadOnlyList<(CompiledRegister Register, int Count)>> WaitingAsync(Actor actor, CancellationToken cancel = default)
    {
        var waiting = new List<(CompiledRegister, int)>();
        foreach (var register in Registers.Where(_ => Permission.May(actor, Act.EditRegister, new AreaTarget(actor.Scope)) is null))
        {
            var definition = register.Definition;
            var count = await db.EntriesSaying(definition.Key, definition.Status!.Value.Name, definition.Term!.Expired!).VisibleTo(actor)
                .CountAsync(s => s.UnitCode == actor.UnitCode && s.MergedInto == null, cancel);
            if (count > 0)
            {
                waiting.Add((register, count));
            }
        }

        return waiting;
    }

    private async Task<Result<int>> ExpireAsync(ProcessScope scope, CompiledRegister register, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var entries = await scope.Db.Subjects.Where(s => ids.Contains(s.Id) && s.Active).OrderBy(s => s.Code).ToListAsync(cancel);
        foreach (var entry in entries)
        {
            await followers.WriteAsync(scope, register, entry, register.Definition.Expire(entry.Answers, clock.Today()), entry.Code, cancel);
        }

        return entries.Count;
    }
}
