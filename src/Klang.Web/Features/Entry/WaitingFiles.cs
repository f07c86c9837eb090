using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>A file that the province sent and checked: this office's part waits to be taken.</summary>
/// <param name="Good">Rows that would be recorded; 0 where every row wants mending first.</param>
public sealed record WaitingFile(ImportJob Job, Submission Submission, DatasetDefinition Dataset, int Good)
{
    public string Href => $"/submissions/{Submission.Id}/import/{Job.Id}";
}

/// <summary>Reads what waits on the work list beside the reports themselves.</summary>
public sealed class WaitingFiles(KlangDb db, Catalogue catalogue)
{
    private static readonly ImportRowState[] Waiting = [ImportRowState.New, ImportRowState.Changed, ImportRowState.Wrong];

    public async Task<IReadOnlyList<WaitingFile>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        var rows = await (from j in db.ImportJobs.AsNoTracking().VisibleTo(actor)
                          join s in db.Submissions.AsNoTracking() on j.SubmissionId equals s.Id
                          where j.BatchId != null && j.UnitCode == actor.UnitCode && j.State == ImportState.Checked && (s.Status == SubmissionStatus.Draft || s.Status == SubmissionStatus.Returned)
                              && db.ImportRows.Any(r => r.JobId == j.Id && Waiting.Contains(r.State))
                          orderby j.CreatedAt
                          select new { Job = j, Submission = s, Good = db.ImportRows.Count(r => r.JobId == j.Id && (r.State == ImportRowState.New || r.State == ImportRowState.Changed)) }).ToListAsync(cancel);
        return [.. rows.Where(r => catalogue.Find(r.Submission.Dataset) is not null).Select(r => new WaitingFile(r.Job, r.Submission, catalogue[r.Submission.Dataset].Definition, r.Good))];
    }
}
