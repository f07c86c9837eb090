using Klang.Core.Datasets;
using Klang.Core.Reminders;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Reminders;

/// <summary>An office's due dates as events: of this fiscal year, the one before and those to come.</summary>
public sealed class DueEvents(KlangDb db, Catalogue catalogue, IStringLocalizer<RemindersTexts> texts, SiteLinks links, TimeProvider clock)
{
    public async Task<IReadOnlyList<DueEvent>> OfAsync(ReportingUnit unit, CancellationToken cancel = default)
    {
        var from = FiscalYear.Of(clock.Today()).Previous.Year;
        var owed = await db.Submissions.AsNoTracking().Include(s => s.Round)
            .Where(s => s.UnitCode == unit.Code && s.FiscalYear >= from && s.Round!.Collects).ToListAsync(cancel);
        var moved = await db.Trail.Where(t => t.Stream == RoundsRoom.Stream).MaxAsync(t => (DateTime?)t.At, cancel);
        var granted = await db.Extensions.Where(e => e.UnitCode == unit.Code && e.DecidedAt != null).GroupBy(e => e.SubmissionId)
            .Select(g => new { g.Key, At = g.Max(e => e.DecidedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        return [.. owed.Where(s => catalogue.Find(s.Dataset) is not null)
            .Select(s => Event(s, Latest(moved, granted.GetValueOrDefault(s.Id), s.SubmittedAt, s.ReviewedAt, s.LockedAt)))
            .OrderBy(e => e.Day).ThenBy(e => e.Uid, StringComparer.Ordinal)];
    }

    private DueEvent Event(Submission submission, DateTime? changed)
    {
        var report = new OwedReport(submission.UnitCode, "", submission.Round!.Dates(), submission.Status, submission.ExtendedUntil);
        var name = catalogue[submission.Dataset].Definition.Name.Here();
        var summary = texts[report.IsDone ? "EventDone" : "EventDue", name, submission.RoundLabel];
        var more = report.DueOn > submission.Round!.EffectiveDueOn ? texts["EventExtended", Display.Day(submission.Round.EffectiveDueOn)].Value : "";
        var state = texts["EventStatus_" + submission.Status];
        return new DueEvent(
            $"{submission.Id:D}@klang", report.DueOn, summary, string.Join('\n', new[] { state.Value, more }.Where(t => t.Length > 0)),
            changed ?? Bangkok.Utc(submission.Round.AnnouncedOn.ToDateTime(TimeOnly.MinValue)), Reminds: !report.IsDone)
        {
            Url = links.To($"/entry/{submission.Id}"),
        };
    }

    private static DateTime? Latest(params ReadOnlySpan<DateTime?> moments)
    {
        DateTime? latest = null;
        foreach (var moment in moments)
        {
            latest = latest is null || moment > latest ? moment ?? latest : latest;
        }

        return latest;
    }
}
