using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Support;

/// <summary>แจ้งปัญหา: opens a case with what was on the screen beside it.</summary>
public sealed class ProblemDesk(ProcessRunner processes, CaseDesk cases, Guard guard)
{
    /// <param name="browser">What the browser says of itself.</param>
    public async Task<Result<Case>> ReportAsync(Actor actor, ProblemReport report, ImmutableArray<CleanFile> files, string? browser, CancellationToken cancel = default)
    {
        var done = await processes.RunAsync<Case>(new Process("support.report", actor), async scope =>
        {
            if (CaseText.Message(report.Text) is { IsOk: true, Value.Length: 0 })
            {
                return CaseProblems.WordsNeeded;
            }

            var opened = await cases.OpenAsync(scope, new NewCase(CaseKind.Problem, report.Title ?? "", report.Text) { Files = files }, cancel);
            if (opened.IsOk)
            {
                scope.Db.ProblemContexts.Add(report.Context(opened.Value.Id, browser));
            }

            return opened;
        }, cancel);
        if (done.Problem is { Status: 403 or 404 } problem)
        {
            await guard.RefusedAsync(actor, Act.OpenCase, "/support/new", problem);
        }

        return done;
    }
}
