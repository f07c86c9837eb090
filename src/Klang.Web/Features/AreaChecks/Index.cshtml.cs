using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Who has checked: a province's districts, or the country's provinces. An officer of a district goes to the own sheet.</summary>
public sealed class IndexModel(CheckProgress progress, CheckYears years, CheckTasks tasks, AreaNames names) : KlangPage
{
    public ChecksOfYear Checks { get; private set; } = null!;

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>The due date as typed.</summary>
    public string Due { get; private set; } = "";

    public string? Why { get; private set; }

    public bool IsCountry => Checks.Within == AreaCode.Country;

    public bool MayManage => Permission.May(Actor, Act.ManageCalendar, WholeSystem.Instance) is null;

    /// <summary>Provinces with the units of each.</summary>
    public IEnumerable<ChecksOfYear> Provinces => Checks.Units.GroupBy(u => u.Unit.ProvinceCode, StringComparer.Ordinal)
        .Select(g => Checks with { Within = AreaCode.Parse(g.Key), Units = [.. g] });

    public async Task<IActionResult> OnGetAsync(string? fiscalYear, string? within, bool saved, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(fiscalYear) && string.IsNullOrEmpty(within) && await tasks.OfAsync(Actor, cancel) is { } task)
        {
            return LocalRedirect(task.Address);
        }

        Saved = saved;
        return await ShowAsync(fiscalYear, within, cancel);
    }

    public async Task<IActionResult> OnPostDueAsync(string? fiscalYear, string? seen, string? due, string? why, CancellationToken cancel)
    {
        if (!FiscalYear.TryParse(fiscalYear, out var year))
        {
            return Refuse(Problems.NotFound);
        }

        var changed = (BuddhistDate.TryParse(seen, out var before, out _), BuddhistDate.TryParse(due, out var after, out _)) switch
        {
            (_, false) => AreaCheckProblems.BadDay,
            (false, _) => Problems.ChangedSinceRead,
            _ => (await years.ChangeAsync(Actor, year, before.Date, after.Date, why, cancel)).Problem,
        };
        (Problem, Due, Why) = (changed, due ?? "", why);
        return Problem switch
        {
            null => Redirect($"/area-checks?fiscalYear={year}&saved=true"),
            { Status: 403 or 404 } => Refuse(Problem),
            _ => await ShowAsync(fiscalYear, null, cancel),
        };
    }

    private async Task<IActionResult> ShowAsync(string? fiscalYear, string? within, CancellationToken cancel)
    {
        var query = CheckQuery.Read(fiscalYear, within, Actor, Today);
        var read = query.IsOk ? await progress.ReadAsync(Actor, query.Value.Year, query.Value.Within, cancel) : query.Problem;
        if (!read.IsOk)
        {
            return Refuse(read.Problem);
        }

        Checks = read.Value;
        Names = await names.ReadAsync(cancel);
        Years = await years.YearsAsync(FiscalYear.Of(Today), cancel);
        Due = Problem is null ? BuddhistDate.Numeric(Checks.DueOn) : Due;
        Response.StatusCode = Problem?.Status ?? Response.StatusCode;
        return Page();
    }
}
