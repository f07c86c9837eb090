using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Loads a submission for recording or reading. A door of the room: submitting and reviewing load through it too.</summary>
public sealed class EntryLoader(KlangDb db, Catalogue catalogue, SurroundingsReader surroundings, TimeProvider clock)
{
    /// <summary>The submission and its surroundings; null where there is none. The caller asks <c>May</c> with its target.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, CancellationToken cancel = default) =>
        FindAsync(db.Submissions.Where(s => s.Id == submissionId), null, cancel);

    /// <summary>For work on a few records: earlier rounds' answers of their subjects only. A save of one row must not read a district.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, IReadOnlyCollection<Guid> records, CancellationToken cancel) =>
        FindAsync(db.Submissions.Where(s => s.Id == submissionId), records, cancel);

    /// <summary>The same, and the submission is held until commit: who saves in it too waits here.</summary>
    public Task<EntryContext?> HoldAsync(Guid submissionId, IReadOnlyCollection<Guid> records, CancellationToken cancel) =>
        FindAsync(db.HeldSubmission(submissionId), records, cancel);

    private async Task<EntryContext?> FindAsync(IQueryable<Submission> of, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var found = await of.Include(s => s.Round)
            .Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { Submission = s, Unit = u }).SingleOrDefaultAsync(cancel);
        if (found is null || catalogue.Find(found.Submission.Dataset) is not { } dataset)
        {
            return null;
        }

        var submission = found.Submission;
        var past = await PastAsync(submission, records, cancel);
        var previous = past.FirstOrDefault()?.Round;
        var lastYear = past.Select(p => p.Round).FirstOrDefault(r => r.FiscalYear == submission.FiscalYear - 1 && r.RoundNumber == submission.RoundNumber);
        return new EntryContext
        {
            Submission = submission,
            Round = submission.Round!,
            Unit = found.Unit,
            Dataset = dataset,
            Previous = previous,
            PreviousAnswers = Of(previous, past),
            LastYearAnswers = lastYear == previous ? ImmutableDictionary<string, Answers>.Empty : Of(lastYear, past),
            Around = surroundings.Of(submission.AreaCode, submission.Round!.DueOn, submission.Id),
            TakesData = RoundDays.TakesData(submission.Round!, clock.Today()),
        };
    }

    /// <summary>
    /// What the unit answered in the round before this and in the same round of last year, newest first, in one trip. Only what
    /// was confirmed or typed counts as an answer.
    /// </summary>
    private async Task<List<PastAnswers>> PastAsync(Submission of, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var earlier = db.Submissions.Where(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset && s.PreparedAt != null
            && (s.FiscalYear < of.FiscalYear || (s.FiscalYear == of.FiscalYear && s.RoundNumber < of.RoundNumber)));
        var before = earlier.OrderByDescending(s => s.FiscalYear).ThenByDescending(s => s.RoundNumber).Select(s => new { s.Id, s.FiscalYear, s.RoundNumber }).Take(1);
        var lastYear = earlier.Where(s => s.FiscalYear == of.FiscalYear - 1 && s.RoundNumber == of.RoundNumber).Select(s => new { s.Id, s.FiscalYear, s.RoundNumber });
        var past = await before.Union(lastYear)
            .Join(db.Records.Where(r => r.State != RecordState.Carried), s => s.Id, r => r.SubmissionId, (s, r) => new { s.Id, s.FiscalYear, s.RoundNumber, r.SubjectKey, r.Answers })
            .Where(p => records == null || db.Records.Any(x => records.Contains(x.Id) && x.SubjectKey == p.SubjectKey))
            .AsNoTracking().ToListAsync(cancel);
        return [.. past.Select(p => new PastAnswers(new PastRound(p.Id, p.FiscalYear, p.RoundNumber), p.SubjectKey, p.Answers)).OrderByDescending(p => (p.Round.FiscalYear, p.Round.RoundNumber))];
    }

    private static ImmutableDictionary<string, Answers> Of(PastRound? round, List<PastAnswers> past) =>
        past.Where(p => p.Round == round).ToImmutableDictionary(p => p.Subject, p => p.Answers, StringComparer.Ordinal);

    private sealed record PastAnswers(PastRound Round, string Subject, Answers Answers);
}
