using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>How far an office gets with a round.</summary>
internal enum Progress
{
    Begun,
    Submitted,
    Approved,
}

/// <summary>One office's work on one round: its records are carried in, answered by the dataset's sample, saved, and sent.</summary>
internal sealed class RoundWork(IServiceProvider services, ReportingUnit unit, Places? places, FiscalYear story, int seed, DateOnly today)
{
    /// <returns>How many records were answered.</returns>
    public async Task<int> RecordAsync(Round round, Progress progress, CancellationToken cancel)
    {
        var random = StableRandom.Of(seed, $"{round.Dataset}/{unit.Code}/{round.FiscalYear.Plain()}/{round.Number.Plain()}");
        var workshop = new Workshop(services, DayOf(round, random));
        var id = await workshop.Db.Submissions.Where(s => s.RoundId == round.Id && s.UnitCode == unit.Code).Select(s => s.Id).SingleAsync(cancel);
        var context = (await workshop.Loader.FindAsync(id, cancel))!;
        await workshop.Carry.EnsureAsync(context, Who(unit), cancel);
        var records = await workshop.Db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        workshop.Db.ChangeTracker.Clear();
        var chosen = records.Take(progress == Progress.Begun ? (records.Count + 1) / 2 : records.Count).ToList();
        var around = await DistrictAsync(workshop, round, cancel);
        var asOf = AsOf(round, workshop.Today, random);
        var edits = chosen.ConvertAll(r => RoundSamples.ByDataset[round.Dataset](new Blank(r.SubjectKey, r.Subject, round, asOf, around)).Edit(r));
        var outcome = Workshop.Must(await workshop.Writer.SaveAsync(Who(unit), id, edits, cancel));
        workshop.Db.ChangeTracker.Clear();
        Clean(round, outcome);
        await FinishAsync(workshop, id, progress, cancel);
        return chosen.Count;
    }

    /// <summary>Confirms every entry that the round certifies.</summary>
    public async Task CertifyAsync(Round round, CancellationToken cancel)
    {
        var workshop = new Workshop(services, DayOf(round, StableRandom.Of(seed, unit.Code)).AddDays(-3));
        var catalogue = services.GetRequiredService<Catalogue>();
        foreach (var register in catalogue.Find(round.Dataset)!.Definition.Certifies.Select(key => catalogue.Register(key)!))
        {
            var ids = await workshop.Db.Subjects.Where(s => s.Register == register.Definition.Key && s.UnitCode == unit.Code).Select(s => s.Id).ToListAsync(cancel);
            Workshop.Must(await workshop.Confirming.ConfirmAsync(Workshop.Officer(unit), register, unit.Code, ids, cancel));
            workshop.Db.ChangeTracker.Clear();
        }
    }

    private static Core.People.Actor Who(ReportingUnit unit) => unit.Level == UnitLevel.Province ? Workshop.Reviewer(unit) : Workshop.Officer(unit);

    /// <summary>An error in generated data is a bug of its sample.</summary>
    private static void Clean(Round round, SaveOutcome outcome)
    {
        var errors = outcome.Rows.SelectMany(r => r.Issues.Where(i => i.Severity == Severity.Error).Select(i => $"{round.Dataset} {r.Record.SubjectKey} {i.Rule}: {i.Message.In("en")}")).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', errors));
        }
    }

    private async Task FinishAsync(Workshop workshop, Guid id, Progress progress, CancellationToken cancel)
    {
        if (progress >= Progress.Submitted)
        {
            Workshop.Must(await workshop.Life.SubmitAsync(Who(unit), id, null, Workshop.Said, cancel));
            workshop.Db.ChangeTracker.Clear();
        }

        if (progress == Progress.Approved)
        {
            Workshop.Must(await workshop.Life.ApproveAsync(unit.Level == UnitLevel.Province ? Workshop.Department : Workshop.Reviewer(unit), id, null, cancel));
            workshop.Db.ChangeTracker.Clear();
        }
    }

    private static readonly FieldKey[] Capitals = [FieldKey.Parse("capital_total"), FieldKey.Parse("total_fund"), FieldKey.Parse("fund_balance")];

    private async Task<District> DistrictAsync(Workshop workshop, Round round, CancellationToken cancel)
    {
        var subdistricts = await workshop.Db.AreaVersions
            .Where(v => v.Level == Core.Areas.AreaLevel.Subdistrict && v.Code.StartsWith(unit.AreaCode) && v.SupersededAt == null && v.ValidTo == null)
            .Select(v => v.Code).Distinct().OrderBy(code => code).ToListAsync(cancel);
        return new District(seed, story, places, subdistricts, round.Dataset == "fund-centre" ? await ReportedAsync(workshop, round, cancel) : new Dictionary<string, decimal>(StringComparer.Ordinal));
    }

    /// <summary>The capital that each fund told last, of rounds due by this one's day.</summary>
    private async Task<Dictionary<string, decimal>> ReportedAsync(Workshop workshop, Round round, CancellationToken cancel)
    {
        var told = await workshop.Db.Records.AsNoTracking()
            .Join(workshop.Db.Submissions.Where(s => s.UnitCode == unit.Code && s.Round!.DueOn <= round.DueOn), r => r.SubmissionId, s => s.Id, (r, s) => new { r.SubjectKey, r.State, r.Answers, s.Round!.DueOn })
            .Where(t => t.State != RecordState.Carried).OrderBy(t => t.DueOn).ToListAsync(cancel);
        var capital = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var record in told)
        {
            foreach (var value in Capitals.Select(record.Answers.Value).Where(v => !v.IsMissing))
            {
                capital[record.SubjectKey] = value.Number;
            }
        }

        return capital;
    }

    /// <summary>A few days before the due date; a month's sales are known when the month is over, or nearly.</summary>
    private DateOnly DayOf(Round round, Random random)
    {
        var day = round.DueOn.AddDays(-(round.Dataset == "otop-sales" ? random.Next(1, 4) : random.Next(2, 16)));
        return day < today ? day : today;
    }

    private static DateOnly AsOf(Round round, DateOnly recorded, Random random)
    {
        var day = round.DueOn.AddDays(-random.Next(20, 45));
        return day < recorded ? day : recorded.AddDays(-1);
    }
}
