using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>The table of days off. A change is shown first, with the rounds it moves, and made on the second click.</summary>
[Authorize]
public sealed class HolidaysModel(HolidayKeeping keeping, Guard guard, KlangDb db) : KlangPage
{
    public FiscalYear Year { get; private set; }

    public ImmutableArray<FiscalYear> Years { get; private set; } = [];

    public ImmutableArray<HolidayRow> Rows { get; private set; } = [];

    /// <summary>The change that waits for its second click, and what it moves.</summary>
    public HolidayChange? Change { get; private set; }

    public ImmutableArray<MovedRound> Moves { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public bool Saved { get; private set; }

    [BindProperty]
    public HolidayForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? fiscalYear, string? day, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        if (await guard.AskAsync(Actor, Act.ManageCalendar, WholeSystem.Instance, "ตารางวันหยุด") is { } refusal)
        {
            return Refuse(refusal);
        }

        if (BuddhistDate.TryParse(day, out var reading, out _) && await db.Holidays.FindAsync([reading.Date], cancel) is { } row)
        {
            Form = HolidayForm.Of(row);
        }

        return await ShowAsync(FiscalYear.TryParse(fiscalYear, out var year) ? year : FiscalYear.Of(Today), cancel);
    }

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel) => ChangeAsync(async change =>
    {
        var moves = await keeping.PreviewAsync(Actor, change, cancel);
        (Change, Moves, Problem) = (moves.IsOk ? change : null, moves.IsOk ? moves.Value : [], moves.Problem);
    }, cancel);

    public Task<IActionResult> OnPostApplyAsync(CancellationToken cancel) => ChangeAsync(async change =>
    {
        Problem = (await keeping.ApplyAsync(Actor, change, Form.Why, cancel)).Problem;
        if (Problem?.Code == Problems.ReasonNeeded.Code)
        {
            var moves = await keeping.PreviewAsync(Actor, change, cancel);
            (Change, Moves) = (change, moves.IsOk ? moves.Value : []);
        }

        Saved = Problem is null;
    }, cancel);

    private async Task<IActionResult> ChangeAsync(Func<HolidayChange, Task> change, CancellationToken cancel)
    {
        var wanted = Form.Read();
        Problem = wanted.Problem;
        if (wanted.IsOk)
        {
            await change(wanted.Value);
        }

        var year = FiscalYear.Of(wanted.Value?.Day ?? Today);
        return Problem is { Status: 403 or 404 } ? Refuse(Problem)
            : Saved ? Redirect($"/rounds/holidays?fiscalYear={year}&saved=true")
            : await ShowAsync(year, cancel);
    }

    private async Task<IActionResult> ShowAsync(FiscalYear year, CancellationToken cancel)
    {
        var all = await db.Holidays.AsNoTracking().OrderBy(h => h.Day).ToListAsync(cancel);
        Year = year;
        Years = [.. all.Select(h => FiscalYear.Of(h.Day)).Append(year).Distinct().OrderDescending()];
        Rows = [.. all.Where(h => year.Contains(h.Day))];
        return Page();
    }
}
