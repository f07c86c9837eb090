using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Entry;

/// <summary>
/// How anything is done to a report: it is held, <c>May</c> is asked with what was read under the hold, the work runs in the
/// same transaction, and a refusal leaves its line after it.
/// </summary>
public sealed class ReportWork(ProcessRunner processes, EntryLoader loader, Guard guard)
{
    /// <param name="process">What is done, and by whom.</param>
    /// <param name="act">What <c>May</c> is asked.</param>
    /// <param name="submissionId">The report.</param>
    /// <param name="records">Whose earlier answers the work needs; null for all of them, empty for none.</param>
    /// <param name="work">Sees the report as it stands, allowed.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>404.1 where there is no such report within reach, 403.* where the person may not; else what the work says.</returns>
    public async Task<Result<T>> RunAsync<T>(
        Process process, Act act, Guid submissionId, IReadOnlyCollection<Guid>? records, Func<ProcessScope, EntryContext, Task<Result<T>>> work, CancellationToken cancel)
    {
        Problem? refusal = null;
        var done = await processes.RunAsync<T>(process, async scope =>
        {
            var context = await loader.HoldAsync(submissionId, records, cancel);
            refusal = context is null ? Problems.NotFound : Permission.May(process.Actor, act, context.Target);
            return refusal is null ? await work(scope, context!) : refusal;
        }, cancel);
        if (refusal is not null)
        {
            await guard.RefusedAsync(process.Actor, act, submissionId.ToString("D"), refusal);
        }

        return done;
    }
}
