using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>The yearly look at each entry: it is right as it stands, or it has ended. Mending is <see cref="RegisterWriter"/>'s.</summary>
public sealed class EntryConfirming(KlangDb db, ProcessRunner processes, Guard guard, RegisterWriter writer, CertificationYears years)
{
    public const int LongestReason = 500;

    /// <summary>Confirms entries of the person's own unit for the year whose certification is open. Confirming twice changes nothing.</summary>
    /// <returns>How many were confirmed now.</returns>
    public async Task<Result<int>> ConfirmAsync(Actor actor, CompiledRegister register, string unitCode, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var key = register.Definition.Key;
        if (await RefusalAsync(actor, key, unitCode, cancel) is { } refusal)
        {
            return refusal;
        }

        return await processes.RunAsync<int>(new Process("register.confirm", actor), async scope =>
        {
            if (await years.OpenAsync(key, unitCode, cancel) is not { } year)
            {
                return Problems.RoundClosed;
            }

            var entries = await scope.Db.Subjects.Where(s => ids.Contains(s.Id) && s.Register == key && s.UnitCode == unitCode && s.Active && s.MergedInto == null && (s.ConfirmedYear == null || s.ConfirmedYear < year)).ToListAsync(cancel);
            foreach (var entry in entries)
            {
                (entry.ConfirmedYear, entry.ConfirmedAt, entry.ConfirmedBy) = (year, scope.Now, scope.Actor.Name);
            }

            if (entries.Count > 0)
            {
                scope.Note(unitCode, $"{key} {year.Plain()}", new { confirmed = entries.Select(e => e.Code) });
            }

            return entries.Count;
        }, cancel);
    }

    /// <summary>Ends an entry: its status, the day and the reason are written where its register has fields for them, the reason always into the trail.</summary>
    /// <returns>The outcome of the writer: what is wrong with the day is said there, and nothing is stored.</returns>
    public async Task<Result<EntryOutcome>> EndAsync(Actor actor, CompiledRegister register, Guid id, string? status, string? day, string? reason, CancellationToken cancel = default)
    {
        var definition = register.Definition;
        var entry = await db.Subjects.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(s => s.Id == id && s.Register == definition.Key, cancel);
        if ((entry is null ? Problems.NotFound : await RefusalAsync(actor, definition.Key, entry.UnitCode, cancel)) is { } refusal)
        {
            return refusal;
        }

        if (definition.EndingChoices.All(c => c.Code != status) || string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || string.IsNullOrWhiteSpace(day))
        {
            return Problems.Invalid("เลือกสถานะที่สิ้นสุด ใส่วันที่ และบอกเหตุผล", "Choose the status, fill in the day and give the reason.", "end");
        }

        var cells = ImmutableDictionary<FieldKey, string?>.Empty.Add(definition.Status!.Value, status);
        cells = definition.EndedOn is { } on ? cells.SetItem(on, day) : cells;
        cells = definition.StatusReason is { } because ? cells.SetItem(because, reason.Trim()) : cells;
        return await writer.ChangeAsync(actor, register, id, new EntryEdit(entry!.UnitCode, cells) { Why = $"{reason.Trim()} ({day.Trim()})" }, cancel);
    }

    /// <summary>Only the unit's own officers look at its entries; of a province, its reviewer.</summary>
    private async Task<Problem?> RefusalAsync(Actor actor, string register, string unitCode, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode, cancel);
        var problem = unit is null ? Problems.NotFound
            : Permission.May(actor, Act.EditRegister, new AreaTarget(AreaCode.Parse(unit.AreaCode))) ?? (actor.UnitCode == unitCode ? null : Problems.NotYourUnit);
        if (problem is not null)
        {
            await guard.RefusedAsync(actor, Act.EditRegister, $"{register} {unitCode}", problem);
        }

        return problem;
    }
}
