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
    // OTOP reports monthly.
    private const int RoundsInAYear = 12;

    /// <summary>The submission and its surroundings; null where there is none. The caller asks <c>May</c> with its target.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, CancellationToken cancel = default) => FindAsync(submissionId, null, cancel);

    /// <summary>For work on a few records: earlier rounds' answers of their subjects only. A save of one row must not read a district.</summary>
    public async Task<EntryContext?> FindAsync(Guid submissionId, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var found = await db.Submissions.Include(s => s.Round).Where(s => s.Id == submissionId)
            .Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { Submission = s, Unit = u }).SingleOrDefaultAsync(cancel);
        if (found is null || catalogue.Find(found.Submission.Dataset) is not { } dataset)
        {
            return null;
        }

        var submission = found.Submission;
        var past = await PastAsync(submission, cancel);
        var previous = past.FirstOrDefault();
        var lastYear = past.Find(p => p.FiscalYear == submission.FiscalYear - 1 && p.RoundNumber == submission.RoundNumber);
        var answers = await AnswersAsync([.. new[] { previous?.Id, lastYear?.Id }.OfType<Guid>().Distinct()], records, cancel);
        return new EntryContext
        {
            Submission = submission,
            Round = submission.Round!,
            Unit = found.Unit,
            Dataset = dataset,
            Previous = previous,
            PreviousAnswers = Of(previous, answers),
            LastYearAnswers = lastYear?.Id == previous?.Id ? ImmutableDictionary<string, Answers>.Empty : Of(lastYear, answers),
            TakesData = RoundDays.TakesData(submission.Round!, clock.Today()),
        };
    }

    /// <summary>The unit's earlier rounds that anybody opened, newest first: enough to hold the same round of last year.</summary>
    private Task<List<PastRound>> PastAsync(Submission of, CancellationToken cancel) => db.Submissions.AsNoTracking()
        .Where(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset && s.PreparedAt != null
            && (s.FiscalYear < of.FiscalYear || (s.FiscalYear == of.FiscalYear && s.RoundNumber < of.RoundNumber)))
        .OrderByDescending(s => s.FiscalYear).ThenByDescending(s => s.RoundNumber).Take(RoundsInAYear)
        .Select(s => new PastRound(s.Id, s.FiscalYear, s.RoundNumber)).ToListAsync(cancel);

    /// <summary>Only what was confirmed or typed counts as an earlier round's answer.</summary>
    private async Task<ILookup<Guid, (string Subject, Answers Answers)>> AnswersAsync(Guid[] submissions, IReadOnlyCollection<Guid>? records, CancellationToken cancel) => submissions.Length == 0
        ? Array.Empty<Guid>().ToLookup(id => id, _ => ("", Answers.Empty))
        : (await db.Records.AsNoTracking().Where(r => submissions.Contains(r.SubmissionId) && r.State != RecordState.Carried)
            .Where(r => records == null || db.Records.Any(x => records.Contains(x.Id) && x.SubjectKey == r.SubjectKey))
            .Select(r => new { r.SubmissionId, r.SubjectKey, r.Answers }).ToListAsync(cancel))
            .ToLookup(r => r.SubmissionId, r => (r.SubjectKey, r.Answers));

    private static ImmutableDictionary<string, Answers> Of(PastRound? round, ILookup<Guid, (string Subject, Answers Answers)> answers) => round is null
        ? ImmutableDictionary<string, Answers>.Empty
        : answers[round.Id].ToImmutableDictionary(a => a.Subject, a => a.Answers, StringComparer.Ordinal);
}
