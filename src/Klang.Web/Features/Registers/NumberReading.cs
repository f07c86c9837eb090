using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Shows a whole personal number to an officer of the office that keeps it, for a reason, and writes that down.</summary>
public sealed class NumberReading(ProcessRunner processes, PersonalNumbers numbers, Guard guard)
{
    private const int LeastReason = 5;
    private const int MostReason = 200;

    /// <returns>The number as on the card, 1-2345-67890-12-1.</returns>
    public async Task<Result<string>> ReadAsync(Actor actor, CompiledRegister register, Guid entry, string? field, string? reason, CancellationToken cancel = default)
    {
        var key = register.Definition.Key;
        var why = reason?.Trim() ?? "";
        Problem? refusal = null;
        var read = await processes.RunAsync<string>(new Process("register.read-number", actor, why), async scope =>
        {
            var subject = await scope.Db.Subjects.AsNoTracking().SingleOrDefaultAsync(s => s.Id == entry && s.Register == key, cancel);
            refusal = subject is null ? Problems.NotFound : Permission.May(actor, Act.ReadPersonalNumber, new EntryTarget(AreaCode.Parse(subject.AreaCode), subject.UnitCode));
            if (refusal is not null)
            {
                return refusal;
            }

            if (why.Length is < LeastReason or > MostReason)
            {
                return Problems.ReasonNeeded;
            }

            if (register.Definition.Fields.FirstOrDefault(f => f.Key.Name == field) is not NationalIdField known || await numbers.ReadAsync(scope, entry, known.Key.Name, cancel) is not { } number)
            {
                return Problems.NotFound;
            }

            scope.Note(subject!.UnitCode, $"{key} {subject.Code}", new { field });
            return number.Formatted;
        }, cancel);
        if (refusal is not null)
        {
            await guard.RefusedAsync(actor, Act.ReadPersonalNumber, $"{key} {entry:D}", refusal);
        }

        return read;
    }
}
