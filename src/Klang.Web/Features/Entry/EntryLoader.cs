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
    /// <summary>How many rounds <c>average.</c> looks back.</summary>
    private const int LastRounds = 3;

    /// <summary>The submission and its surroundings; null where there is none. The caller asks <c>May</c> with its target.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, CancellationToken cancel = default) =>
        FindAsync(db.Submissions.Where(s => s.Id == submissionId), null, cancel);

    /// <summary>For work on a few records: earlier rounds' answers of their subjects only; of none, nothing of earlier rounds. A save of one row must not read a district.</summary>
    public Task<EntryContext?> FindAsync(Guid submissionId, IReadOnlyCollection<Guid> records, CancellationToken cancel) =>
        FindAsync(db.Submissions.Where(s => s.Id == submissionId), records, cancel);

    /// <summary>The same, and the submission is held until commit: who saves in it too waits here. Without <paramref name="records"/> for work on it as a whole.</summary>
    public Task<EntryContext?> HoldAsync(Guid submissionId, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        // What this request read before it waited is old: a tracked row would be handed back as it was then.
        db.ChangeTracker.Clear();
        return FindAsync(db.HeldSubmission(submissionId), records, cancel);
    }

    /// <summary>
    /// The records of a submission that are named, with their subjects. They are found by their keys alone: asked for the submission too, PostgreSQL reads the
    /// submission's whole index each time.
    /// </summary>
    internal static async Task<Dictionary<Guid, Record>> RecordsAsync(IQueryable<Record> records, Guid submissionId, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        (await records.Include(r => r.Subject).Where(r => ids.Contains(r.Id)).ToListAsync(cancel)).Where(r => r.SubmissionId == submissionId).ToDictionary(r => r.Id);

    private async Task<EntryContext?> FindAsync(IQueryable<Submission> of, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var totals = OrUnit();
        var found = await of.Include(s => s.Round).Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new
        {
            Submission = s,
            Unit = u,
            HasTotal = totals.Contains(s.Dataset) && db.Records.Any(r => r.SubmissionId == s.Id && r.SubjectKey == s.UnitCode),
        }).SingleOrDefaultAsync(cancel);
        if (found is null || catalogue.Find(found.Submission.Dataset) is not { } dataset)
        {
            return null;
        }

        var submission = found.Submission;
        var past = records is { Count: 0 } ? new PastRounds(submission.FiscalYear, submission.RoundNumber, []) : await PastAsync(submission, dataset, records, cancel);
        return new EntryContext
        {
            Submission = submission,
            Round = submission.Round!,
            Unit = found.Unit,
            Dataset = dataset,
            Previous = past.Previous,
            PreviousAnswers = past.BySubject(past.Previous),
            // Of a dataset of one round a year they are the same, and are asked about once.
            LastYearAnswers = past.LastYear == past.Previous && dataset.Definition.Rounds.RoundsAYear == 1 ? ImmutableDictionary<string, Answers>.Empty : past.BySubject(past.LastYear),
            ThisYearAnswers = dataset.ReadsYear ? past.Of(past.ThisYear) : EntryContext.NoAnswers,
            RecentAnswers = dataset.ReadsAverage ? past.Of(past.Rounds.Take(LastRounds)) : EntryContext.NoAnswers,
            FromSource = past.FromSource(dataset),
            HasTotal = found.HasTotal,
            Around = surroundings.Of(submission.AreaCode, submission.Round!.DueOn, submission.Id),
            TakesData = RoundDays.TakesData(submission.Round!, clock.Today()),
        };
    }

    private List<string> OrUnit() => [.. catalogue.Datasets.Where(d => d.Definition.Subject is RegisterSubject { OrUnit: not null }).Select(d => d.Definition.Key)];

    /// <summary>
    /// What the unit answered in the last round it reported, in the same round of last year, and in whatever other rounds the
    /// definition asks about, in one trip. Only what was confirmed or typed counts as an answer.
    /// </summary>
    private async Task<PastRounds> PastAsync(Submission of, CompiledDefinition dataset, IReadOnlyCollection<Guid>? records, CancellationToken cancel)
    {
        var (source, whole) = (dataset.Definition.SourceOf(of.RoundNumber)?.Round ?? 0, dataset.ReadsYear);
        var earlier = db.Submissions.Where(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset && s.RowsConfirmed > 0
            && (s.FiscalYear < of.FiscalYear || (s.FiscalYear == of.FiscalYear && s.RoundNumber < of.RoundNumber)));
        var last = earlier.OrderByDescending(s => s.FiscalYear).ThenByDescending(s => s.RoundNumber).Select(s => new { s.Id, s.FiscalYear, s.RoundNumber }).Take(dataset.ReadsAverage ? LastRounds : 1);
        var others = earlier.Where(s => (s.FiscalYear == of.FiscalYear - 1 && s.RoundNumber == of.RoundNumber)
            || (s.FiscalYear == of.FiscalYear && (whole || s.RoundNumber == source))).Select(s => new { s.Id, s.FiscalYear, s.RoundNumber });
        var counted = db.Records.Where(r => r.State != RecordState.Carried && (records == null || db.Records.Any(x => records.Contains(x.Id) && x.SubjectKey == r.SubjectKey)));

        // The rounds come along though none of these subjects has a row in them: the last round is the last round.
        var found = await last.Union(others)
            .LeftJoin(counted, s => s.Id, r => r.SubmissionId, (s, r) => new { s.Id, s.FiscalYear, s.RoundNumber, SubjectKey = r == null ? null : r.SubjectKey, Answers = r == null ? null : r.Answers })
            .AsNoTracking().ToListAsync(cancel);
        return new PastRounds(of.FiscalYear, of.RoundNumber, [.. found.Select(p => new PastAnswers(new PastRound(p.Id, p.FiscalYear, p.RoundNumber), p.SubjectKey, p.Answers))]);
    }
}
