using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>The groups of one district and their two rounds.</summary>
internal sealed class DistrictSample(IServiceProvider services, ReportingUnit unit, int seed, DateOnly today)
{
    private const string Dataset = "savings-group";
    private readonly Random _random = StableRandom.Of(seed, unit.Code);
    private readonly Dictionary<string, SavingsGroupState> _groups = new(StringComparer.Ordinal);

    /// <summary>Registers groups in about a quarter of the district's villages; nothing where it has groups already.</summary>
    public async Task<int> RegisterAsync(CancellationToken cancel)
    {
        var workshop = new Workshop(services, today.AddDays(-200));
        if (await workshop.Db.Subjects.AnyAsync(s => s.Register == Dataset && s.UnitCode == unit.Code, cancel))
        {
            return 0;
        }

        var register = services.GetRequiredService<Catalogue>().Register(Dataset)!;
        var villages = await workshop.Db.AreaVersions.AsNoTracking()
            .Where(v => v.Level == Core.Areas.AreaLevel.Village && v.Code.StartsWith(unit.AreaCode) && v.SupersededAt == null && v.ValidTo == null)
            .OrderBy(v => v.Code).Select(v => new { v.Code, v.NameTh }).ToListAsync(cancel);
        var chosen = villages.Where(_ => _random.Chance(0.27)).Take(40).ToList();
        foreach (var village in chosen.Count > 0 ? chosen : villages.Take(1))
        {
            var edit = new EntryEdit(unit.Code, SavingsGroupAnswers.Register(_random, village.Code, village.NameTh, 0));
            var outcome = Workshop.Must(await workshop.Registers.AddAsync(Workshop.Officer(unit), register, edit, cancel));
            var subject = outcome.Subject ?? throw new InvalidOperationException(outcome.Issues[0].Message.In("en"));
            _groups[subject.Code] = new SavingsGroupState(StableRandom.Of(seed, subject.Code));
        }

        workshop.Db.ChangeTracker.Clear();
        return _groups.Count;
    }

    /// <summary>Round 4 of last year: recorded, submitted, approved.</summary>
    public Task<int> RecordLastYearAsync(FiscalYear year, CancellationToken cancel) => RecordAsync(year, 4, share: 1, approve: _ => true, cancel);

    /// <summary>Round 1 of this year: some districts are done, some are at it, some have not begun.</summary>
    public Task<int> RecordThisYearAsync(FiscalYear year, bool untouched, CancellationToken cancel)
    {
        foreach (var group in _groups.Values)
        {
            group.NextYearsFirstRound();
        }

        var luck = _random.NextDouble();
        var share = untouched || luck > 0.85 ? 0 : luck > 0.6 ? luck : 1;
        return RecordAsync(year, 1, share, approve: random => random.Chance(0.4), cancel);
    }

    private async Task<int> RecordAsync(FiscalYear year, int number, double share, Func<Random, bool> approve, CancellationToken cancel)
    {
        if (_groups.Count == 0 || share == 0)
        {
            return 0;
        }

        var submission = await new Workshop(services, today).Db.Submissions.AsNoTracking().Include(s => s.Round)
            .SingleAsync(s => s.Dataset == Dataset && s.FiscalYear == year.Year && s.RoundNumber == number && s.UnitCode == unit.Code, cancel);
        var before = submission.Round!.EffectiveDueOn.AddDays(-_random.Next(2, 20));
        var workshop = new Workshop(services, before < today ? before : today);
        var context = (await workshop.Loader.FindAsync(submission.Id, cancel))!;
        await workshop.Carry.EnsureAsync(context, Workshop.Officer(unit), cancel);
        var asOf = submission.Round.DueOn.AddDays(-_random.Next(20, 45));
        var records = await workshop.Db.Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var edits = records.Where(r => _groups.ContainsKey(r.SubjectKey)).Take((int)Math.Ceiling(records.Count * share))
            .Select(r => new RowEdit(r.Id, r.Version)
            {
                Cells = SavingsGroupAnswers.Round(_groups[r.SubjectKey], asOf < today ? asOf : today.AddDays(-1), number),
                Lists = SavingsGroupAnswers.Lists(_groups[r.SubjectKey]),
            }).ToImmutableArray();
        workshop.Db.ChangeTracker.Clear();
        var outcome = Workshop.Must(await workshop.Writer.SaveAsync(Workshop.Officer(unit), submission.Id, edits, cancel));
        workshop.Db.ChangeTracker.Clear();
        if (share >= 1 && outcome.Submission.Errors == 0)
        {
            await FinishAsync(workshop, submission.Id, approve(_random), cancel);
        }

        return edits.Length;
    }

    private async Task FinishAsync(Workshop workshop, Guid submissionId, bool approve, CancellationToken cancel)
    {
        Workshop.Must(await workshop.Life.SubmitAsync(Workshop.Officer(unit), submissionId, null, Workshop.Said, cancel));
        workshop.Db.ChangeTracker.Clear();
        if (approve)
        {
            Workshop.Must(await workshop.Life.ApproveAsync(Workshop.Reviewer(unit), submissionId, null, cancel));
            workshop.Db.ChangeTracker.Clear();
        }
    }
}
