using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>
/// Keeps what officers say about warnings. It is a write of its own, before submitting: a report that is still blocked by
/// something else does not lose the words.
/// </summary>
public sealed class ReasonDesk(ReportWork work, Blockers blockers)
{
    /// <returns>How many warnings got new words.</returns>
    public Task<Result<int>> SaveAsync(Actor actor, Guid submissionId, Statement statement, CancellationToken cancel = default) =>
        !statement.Explains ? Task.FromResult<Result<int>>(0)
            : work.RunAsync(new Process("submission.explain", actor), Act.Submit, submissionId, null, (scope, context) => SaveAsync(scope, context, statement, cancel), cancel);

    private async Task<Result<int>> SaveAsync(ProcessScope scope, EntryContext context, Statement statement, CancellationToken cancel)
    {
        var known = await scope.Db.WarningReasons.Where(r => r.SubmissionId == context.Submission.Id).ToListAsync(cancel);
        var readiness = await blockers.OfAsync(context, cancel);
        var noted = new List<object>();
        foreach (var warning in readiness.Warnings)
        {
            var reason = known.Find(r => r.RecordId == warning.RecordId && r.Rule == warning.Rule && r.Said == warning.Said);
            if (statement.For(warning) is not { } text || text == reason?.Text)
            {
                continue;
            }

            if (reason is null)
            {
                reason = New(context, warning);
                scope.Db.WarningReasons.Add(reason);
                known.Add(reason);
            }

            (reason.Text, reason.At, reason.By, reason.ById) = (text, scope.Now, scope.Actor.Name, scope.Actor.Id);
            noted.Add(new { row = warning.Row, rule = warning.Rule, text });
        }

        if (noted.Count > 0)
        {
            scope.Note(context.Submission.UnitCode, context.Name, noted);
        }

        return noted.Count;
    }

    private static WarningReason New(EntryContext context, Finding warning) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = context.Submission.Id,
        RecordId = warning.RecordId,
        Rule = warning.Rule,
        Said = warning.Said,
        Text = "",
        By = "",
    };
}
