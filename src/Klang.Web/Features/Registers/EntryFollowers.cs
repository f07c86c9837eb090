using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>
/// What follows for other entries when one is written, in the same transaction: active entries that name it end where its
/// register says so (<c>ends:</c>), and those that compute something from it compute it anew. They may be other offices'.
/// </summary>
public sealed class EntryFollowers(Catalogue catalogue, SurroundingsReader surroundings, TimeProvider clock)
{
    internal async Task FollowAsync(ProcessScope scope, CompiledRegister register, Subject subject, Answers before, CancellationToken cancel)
    {
        await EndAsync(scope, register, subject, cancel);
        foreach (var reader in before.Equals(subject.Answers) ? [] : catalogue.Registers.Where(r => Reads(r, register.Definition.Key)))
        {
            foreach (var entry in await scope.Db.EntriesNaming(reader.Definition.Key, subject.Code).Where(s => s.MergedInto == null && s.Id != subject.Id).ToListAsync(cancel))
            {
                await WriteAsync(scope, reader, entry, entry.Answers, subject.Code, cancel);
            }
        }

        await scope.Db.SaveChangesAsync(cancel);
    }

    private async Task EndAsync(ProcessScope scope, CompiledRegister register, Subject subject, CancellationToken cancel)
    {
        var facts = EntryChecks.Facts(register, subject.Answers, subject.Answers, subject.Code, subject.AreaCode, clock.Today(), surroundings.Of(subject.AreaCode, clock.Today()));
        foreach (var ending in Consequences.Of(register, facts))
        {
            var target = catalogue.Register(ending.Register)!;
            var entries = await scope.Db.EntriesNaming(ending.Register, subject.Code).Where(s => s.Active).ToListAsync(cancel);
            foreach (var entry in entries.Where(e => ending.Concerns(e.Answers, subject.Code)))
            {
                await WriteAsync(scope, target, entry, ending.Apply(entry.Answers), subject.Code, cancel);
            }

            await scope.Db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Writes what an entry says now; nothing where that is what it said. The line goes into the trail of its own office.</summary>
    internal async Task WriteAsync(ProcessScope scope, CompiledRegister register, Subject entry, Answers wanted, string because, CancellationToken cancel)
    {
        var before = entry.Answers;
        var unit = await scope.Db.Units.AsNoTracking().Where(u => u.Code == entry.UnitCode).Select(u => u.AreaCode).SingleAsync(cancel);
        var answers = EntryChecks.Computed(register, wanted, entry.Code, unit, clock.Today(), surroundings.Of(unit, clock.Today()));
        if (answers.Equals(before))
        {
            return;
        }

        RegisterWriter.Fill(scope, register.Definition, entry, answers, AreaCode.Parse(entry.AreaCode));
        scope.Note(entry.UnitCode, $"{register.Definition.Key} {entry.Code}", new { name = entry.Name, because, changed = RegisterWriter.Changed(register, before, answers) });
    }

    /// <summary>Whether entries of a register compute something from what they name in another.</summary>
    private static bool Reads(CompiledRegister reader, string register)
    {
        var through = reader.Definition.Fields.OfType<SubjectField>().Where(f => f.Registers.Contains(register, StringComparer.Ordinal)).Select(f => f.Key.Name + ".").ToImmutableArray();
        return reader.Form.Fields.Any(f => f.Value is { } value && value.Names.Any(n => through.Any(t => n.StartsWith(t, StringComparison.Ordinal))));
    }
}
