using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>A report of an area's office, as a line of its page.</summary>
public sealed record AreaReport(Guid Id, LocalText Dataset, string Round, LocalText? RoundName, DateOnly DueOn, ReportState State, DateTime? SubmittedAt)
{
    public string Href => (State is ReportState.Submitted or ReportState.Approved or ReportState.Locked ? "/submissions/" : "/entry/") + Id.ToString("D");

    public string Badge => State switch
    {
        ReportState.NotBegun or ReportState.InProgress => "badge--draft",
        ReportState.DueSoon => "badge--due-soon",
        ReportState.NotOpen => "badge--not-open",
        _ => "badge--" + State.ToString().ToLowerInvariant(),
    };
}

/// <summary>What the office that reports for an area owes and has sent.</summary>
/// <param name="Office">The area of the office: of a village, its district.</param>
/// <param name="Reports">Of rounds that have opened, the newest first.</param>
public sealed record AreaReporting(AreaCode Office, ImmutableArray<AreaReport> Reports);

/// <summary>Reads the reports of an area as far as the person may see them.</summary>
public sealed class AreaReports(KlangDb db, Catalogue catalogue, TimeProvider clock)
{
    private const int Most = 40;

    public async Task<AreaReporting> OfAsync(Actor actor, AreaCode area, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var office = area.At(AreaLevel.District) ?? area;
        var owed = await db.Submissions.AsNoTracking().VisibleTo(actor)
            .Where(s => s.AreaCode == office.Digits && s.Round!.Collects && s.Round.OpensOn <= today)
            .OrderByDescending(s => s.Round!.EffectiveDueOn).ThenBy(s => s.Dataset).ThenBy(s => s.UnitCode).Take(Most)
            .Include(s => s.Round).ToListAsync(cancel);
        return new(office, [.. owed.Select(s => Of(s, s.Round!, today))]);
    }

    private AreaReport Of(Submission s, Round round, DateOnly today)
    {
        var name = round.NameTh is { } th ? new LocalText(th, round.NameEn) : null;
        var dates = new RoundDates(
            new RoundId(round.Dataset, new FiscalYear(round.FiscalYear), round.Number), name, null, round.OpensOn, round.DueOn, round.EffectiveDueOn, round.GraceUntil, round.LocksOn, round.AnnouncedOn) { ExtendedUntil = s.ExtendedUntil };
        var dataset = catalogue.Find(s.Dataset)?.Definition.Name ?? new LocalText(s.Dataset);
        return new(s.Id, dataset, s.RoundLabel, name, dates.OnTimeUntil, ReportStates.Of(s.Status, s.RowsConfirmed > 0, dates, today), s.SubmittedAt);
    }
}
