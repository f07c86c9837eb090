using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Loads a submission for recording or reading. A door of the room: submitting and reviewing load through it too.</summary>
public sealed class EntryLoader(KlangDb db, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The submission and its surroundings; null where there is none. The caller asks <c>May</c> with its target.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, CancellationToken cancel = default) => FindAsync(submissionId, null, cancel);

    /// <summary>For work on a few records: earlier rounds' answers of their subjects only. A save of one row must not read a district.</summary>
    public async Task<EntryContext?> FindAsync(Guid submissionId, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var submission = await db.Submissions.Include(s => s.Round).SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || catalogue.Find(submission.Dataset) is not { } dataset)
        {
            return null;
        }

        var previous = await PreviousAsync(submission, cancel);
        var lastYear = await LastYearAsync(submission, cancel);
        return new EntryContext
        {
            Submission = submission,
            Round = submission.Round!,
            Unit = await db.Units.AsNoTracking().SingleAsync(u => u.Code == submission.UnitCode, cancel),
            Dataset = dataset,
            Previous = previous,
            PreviousAnswers = await AnswersAsync(previous, records, cancel),
            LastYearAnswers = lastYear?.Id == previous?.Id ? ImmutableDictionary<string, Answers>.Empty : await AnswersAsync(lastYear, records, cancel),
            TakesData = RoundDays.TakesData(submission.Round!, clock.Today()),
        };
    }

    private Task<Submission?> PreviousAsync(Submission of, CancellationToken cancel) => db.Submissions.AsNoTracking()
        .Where(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset && s.PreparedAt != null
            && (s.FiscalYear < of.FiscalYear || (s.FiscalYear == of.FiscalYear && s.RoundNumber < of.RoundNumber)))
        .OrderByDescending(s => s.FiscalYear).ThenByDescending(s => s.RoundNumber).FirstOrDefaultAsync(cancel);

    private Task<Submission?> LastYearAsync(Submission of, CancellationToken cancel) => db.Submissions.AsNoTracking()
        .FirstOrDefaultAsync(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset && s.FiscalYear == of.FiscalYear - 1 && s.RoundNumber == of.RoundNumber && s.PreparedAt != null, cancel);

    /// <summary>Only what was confirmed or typed counts as last round's answer.</summary>
    private async Task<ImmutableDictionary<string, Answers>> AnswersAsync(Submission? submission, IReadOnlyCollection<Guid>? records, CancellationToken cancel) => submission is null
        ? ImmutableDictionary<string, Answers>.Empty
        : (await db.Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id && r.State != RecordState.Carried)
            .Where(r => records == null || db.Records.Any(x => records.Contains(x.Id) && x.SubjectKey == r.SubjectKey))
            .Select(r => new { r.SubjectKey, r.Answers }).ToListAsync(cancel))
            .ToImmutableDictionary(r => r.SubjectKey, r => r.Answers, StringComparer.Ordinal);
}
