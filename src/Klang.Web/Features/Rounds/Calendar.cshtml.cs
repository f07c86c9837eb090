using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Rounds;

/// <summary>ปฏิทินงวดรายงาน: a year as the circular's annex prints it, and the days of every round below.</summary>
[Authorize]
public sealed class CalendarModel(RoundQueries rounds, RoundOpening opening, KlangDb db) : KlangPage
{
    public FiscalYear Year { get; private set; }

    /// <summary>Years that have rounds, latest first.</summary>
    public ImmutableArray<FiscalYear> Years { get; private set; } = [];

    public ImmutableArray<RoundView> Rounds { get; private set; } = [];

    public ImmutableArray<AnnexPart> Annex { get; private set; } = [];

    public WorkingDays Days { get; private set; } = WorkingDays.WeekendsOnly;

    public bool InThaiDigits { get; private set; }

    /// <summary>Whether a year was just opened.</summary>
    public bool Opened { get; private set; }

    /// <summary>What was wrong with the form that opens a year, and what was typed there.</summary>
    public Problem? Problem { get; private set; }

    public string? TypedYear { get; private set; }

    public string? TypedDay { get; private set; }

    public bool MayManage => Permission.May(Actor, Act.ManageCalendar, WholeSystem.Instance) is null;

    /// <summary>A text in the digits that were chosen.</summary>
    public string Digits(string text) => InThaiDigits ? ThaiDigits.ToThai(text) : text;

    public async Task<IActionResult> OnGetAsync(string? fiscalYear, string? digits, bool opened, CancellationToken cancel)
    {
        (InThaiDigits, Opened) = (digits == "thai", opened);
        if (fiscalYear is null)
        {
            return await ShowAsync(null, cancel);
        }

        return FiscalYear.TryParse(fiscalYear, out var year) ? await ShowAsync(year, cancel) : Refuse(Problems.NotFound);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? newYear, [FromForm] string? announcedOn, CancellationToken cancel)
    {
        (TypedYear, TypedDay) = (newYear, announcedOn);
        if (!FiscalYear.TryParse(newYear?.Trim(), out var year))
        {
            Problem = RoundEditProblems.Year("newYear");
        }
        else if (!BuddhistDate.TryParse(announcedOn, out var day, out _))
        {
            Problem = RoundEditProblems.Date("announcedOn");
        }
        else
        {
            Problem = (await opening.OpenYearAsync(Actor, year, day.Date, cancel: cancel)).Problem;
        }

        return Problem switch
        {
            null => Redirect($"/rounds?fiscalYear={year}&opened=true"),
            { Status: 403 or 404 } => Refuse(Problem),
            _ => await ShowAsync(null, cancel),
        };
    }

    /// <summary>Without a year: this one, or the latest that has rounds.</summary>
    private async Task<IActionResult> ShowAsync(FiscalYear? year, CancellationToken cancel)
    {
        var current = FiscalYear.Of(Today);
        Years = await rounds.YearsAsync(cancel);
        Year = year ?? (Years.Contains(current) || Years.IsEmpty ? current : Years[0]);
        Rounds = await rounds.YearAsync(Year, Today, cancel);
        Annex = CalendarAnnex.Of(Rounds);
        Days = await db.WorkingDaysAsync(cancel);
        (TypedYear, TypedDay) = (TypedYear ?? (Years.IsEmpty ? current : Years[0].Next).ToString(), TypedDay ?? BuddhistDate.Numeric(Today));
        return Page();
    }
}
