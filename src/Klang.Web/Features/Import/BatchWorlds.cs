using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Reads what rows of a province's file can be about and say: the subjects of all its offices, and the report of one of them.</summary>
public sealed class BatchWorlds(KlangDb db, ImportWorlds worlds, AreaNames areas, Carry carry)
{
    /// <summary>For one office's part. While the layout is looked for, the subjects of all offices are known.</summary>
    public async Task<ImportWorld> ReadAsync(ImportJob job, EntryContext context, CancellationToken cancel = default)
    {
        if (job.State == ImportState.Reading)
        {
            await PrepareAsync(context, cancel);
        }

        var own = await worlds.ReadAsync(context, cancel);
        var sharing = new OfficeSharing(await OfficesAsync(context, cancel));
        var first = await db.ImportJobs.LeadFirst(job.BatchId).Select(j => j.UnitCode).FirstAsync(cancel);
        var shared = own with { Share = new(sharing, context.Submission.UnitCode, context.Unit.ProvinceCode, first == context.Submission.UnitCode) };
        return job.State is ImportState.Reading or ImportState.Proposed ? shared with { Facts = [.. own.Facts.Where(f => f.IsUnit), .. sharing.Subjects] } : shared;
    }

    /// <summary>What an office owes is known only once last round is carried in: unconfirmed rows, which count for nothing.</summary>
    private async Task PrepareAsync(EntryContext context, CancellationToken cancel)
    {
        var open = await Reports(context).Where(s => s.Status == SubmissionStatus.Draft || s.Status == SubmissionStatus.Returned).OrderBy(s => s.UnitCode).Select(s => s.Id).ToListAsync(cancel);
        foreach (var id in open)
        {
            await carry.PrepareAsync(id, Actor.System, cancel);
        }
    }

    /// <summary>All that report in the round, also those that have sent it: their rows are theirs, not nobody's.</summary>
    private IQueryable<Submission> Reports(EntryContext context)
    {
        var (round, province) = (context.Submission.RoundId, context.Unit.ProvinceCode);
        return db.Submissions.AsNoTracking().Where(s => s.RoundId == round && db.Units.Any(u => u.Code == s.UnitCode && u.ProvinceCode == province && (u.Level == UnitLevel.District || u.Level == UnitLevel.Province)));
    }

    private async Task<IReadOnlyList<OfficeFacts>> OfficesAsync(EntryContext context, CancellationToken cancel)
    {
        var names = await areas.ReadAsync(cancel);
        var reports = await Reports(context).OrderBy(s => s.UnitCode).Select(s => new { s.Id, s.UnitCode, s.AreaCode, IsProvince = db.Units.Any(u => u.Code == s.UnitCode && u.Level == UnitLevel.Province) }).ToListAsync(cancel);
        var ids = reports.ConvertAll(r => r.Id);
        var records = (await db.Records.AsNoTracking().Where(r => ids.Contains(r.SubmissionId))
            .Select(r => new { r.SubmissionId, r.SubjectKey, r.AreaCode, Name = r.Subject == null ? null : r.Subject.Name }).ToListAsync(cancel)).ToLookup(r => r.SubmissionId);
        return [.. reports.Select(s => new OfficeFacts(s.UnitCode, names.NameOf(s.AreaCode, "th") ?? "",
            [.. records[s.Id].Where(r => r.SubjectKey != s.UnitCode).Select(r => ImportWorlds.Fact(names, r.SubjectKey, r.Name ?? names.NameOf(r.AreaCode, "th") ?? r.SubjectKey, r.AreaCode))]) { IsProvince = s.IsProvince })];
    }
}
