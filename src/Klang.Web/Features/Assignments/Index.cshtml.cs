using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Assignments;

/// <summary>มอบหมายงาน: who of the office answers for which dataset, and passing that on.</summary>
public sealed class IndexModel(AssignmentReader reader, AssignmentDesk desk, IStringLocalizer<AssignmentsTexts> texts) : KlangPage
{
    [BindProperty(SupportsGet = true)]
    public int? FiscalYear { get; set; }

    public ImmutableArray<int> Years { get; private set; } = [];

    public ImmutableArray<OwedDataset> Owed { get; private set; } = [];

    public OfficeWork Work { get; private set; } = null!;

    public IReadOnlyList<KlangUser> People { get; private set; } = [];

    public bool MayAssign { get; private set; }

    public Problem? Problem { get; private set; }

    public string? From { get; private set; }

    public string? Note { get; private set; }

    public IReadOnlyCollection<string> Chosen { get; private set; } = [];

    public int Year => FiscalYear ?? Years[0];

    public IEnumerable<int> RoundNumbers => Owed.SelectMany(d => d.Rounds).Distinct().Order();

    /// <summary>What stands now or is to come of a dataset; what is over stands below.</summary>
    public IEnumerable<Assignment> Standing(string dataset) => Work.Rows.Where(r => r.Dataset == dataset && !IsOver(r)).OrderBy(r => r.RoundNumber ?? 0).ThenBy(r => r.FromDay);

    public IEnumerable<Assignment> Over => Work.Rows.Where(IsOver).OrderByDescending(r => r.UntilDay);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Actor.Role is not (Role.Officer or Role.ProvinceReviewer))
        {
            return Refuse(Problems.NotYourRole);
        }

        Years = await reader.YearsAsync(Actor.UnitCode, cancel);
        FiscalYear = FiscalYear is { } asked && Years.Contains(asked) ? asked : Current();
        Owed = await reader.OwedAsync(Actor.UnitCode, Year, cancel);
        Work = await reader.OfAsync(Actor.UnitCode, Year, cancel);
        People = await reader.PeopleAsync(Actor.UnitCode, cancel);
        MayAssign = await desk.MayAsync(Actor, Actor.UnitCode, cancel);
        From ??= BuddhistDate.Numeric(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string[] chosen, [FromForm] string? round, [FromForm] Guid? user, [FromForm] string? from, [FromForm] string? note, CancellationToken cancel)
    {
        (From, Note, Chosen) = (from, note, chosen);
        var number = int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
        return await AfterAsync(BuddhistDate.TryParse(from, out var day, out _)
            ? await desk.AssignAsync(Actor, Actor.UnitCode, new Order(FiscalYear ?? 0, [.. chosen.Distinct(StringComparer.Ordinal)], number, user, day.Date, note), cancel)
            : AssignmentProblems.NotADay, "?", cancel);
    }

    public async Task<IActionResult> OnPostHandOverAsync([FromForm] Guid outgoing, [FromForm] Guid incoming, [FromForm] string? from, [FromForm] string? note, CancellationToken cancel)
    {
        (From, Note) = (from, note);
        return await AfterAsync(BuddhistDate.TryParse(from, out var day, out _)
            ? await desk.HandOverAsync(Actor, Actor.UnitCode, new HandOver(FiscalYear ?? 0, outgoing, incoming, day.Date, note), cancel)
            : AssignmentProblems.NotADay, $"/office/handover/{outgoing:D}/{incoming:D}?", cancel);
    }

    private int Current()
    {
        var now = Core.Rounds.FiscalYear.Of(Today).Year;
        return Years.Contains(now) ? now : Years[0];
    }

    private async Task<IActionResult> AfterAsync(Result<int> done, string next, CancellationToken cancel)
    {
        if (done.IsOk)
        {
            new Told(texts[next == "?" ? "AssignedTold" : "HandedOverTold"], "/", texts["MyWork"]).Leave(TempData);
            return LocalRedirect($"{(next == "?" ? "/office/assignments?" : next)}fiscalYear={FiscalYear?.Plain()}");
        }

        Problem = done.Problem;
        return done.Problem.Status is 403 or 404 ? Refuse(done.Problem) : await OnGetAsync(cancel);
    }

    private bool IsOver(Assignment row) => row.UntilDay < Today;
}
