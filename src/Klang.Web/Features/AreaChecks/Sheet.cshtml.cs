using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.AreaChecks;

/// <summary>One unit's check: its officers answer and sign, everybody above reads. One plain form, so that nothing typed is left behind.</summary>
public sealed class SheetModel(CheckDoor door, CheckWriter writer, CheckSigning signing, AreaNames names, NoticeBox notices, TimeProvider clock) : KlangPage
{
    public CheckSheet Sheet { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    /// <summary>Reason of a reopening that was refused.</summary>
    public string? Why { get; private set; }

    public bool Saved { get; private set; }

    public LocalText Place { get; private set; } = null!;

    public int DaysLeft => Sheet.DueOn.DayNumber - Today.DayNumber;

    public bool IsOwn => Actor.UnitCode == Sheet.Unit.Code && Permission.May(Actor, Act.CheckAreas, new AreaTarget(AreaCode.Parse(Sheet.Unit.AreaCode))) is null;

    /// <summary>Whether the person may answer now.</summary>
    public bool CanAnswer => IsOwn && !Sheet.IsSigned && AreaCheckYear.TakesAnswers(Sheet.Year, Today);

    public bool CanReopen => IsOwn && Sheet.IsSigned && AreaCheckYear.TakesAnswers(Sheet.Year, Today) && DaysLeft >= 0;

    public long ReadAt => clock.GetUtcNow().UtcDateTime.Ticks;

    /// <summary>Where to go on: the first area that nobody has looked at, or that is wrong without a word how.</summary>
    public CheckRow? Next => Sheet.Groups.SelectMany(group => group.All).FirstOrDefault(row => row.IsOpen || row.IsUnexplained);

    public string Address => $"/area-checks/{Sheet.Year}/{Sheet.Unit.Code}";

    internal CheckForm? Typed { get; private set; }

    internal CheckGroupView View(CheckGroup group) => new(group, Sheet, Typed, CanAnswer);

    public async Task<IActionResult> OnGetAsync(string year, string unit, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        await notices.SeenAsync(Actor, Request.Path, cancel);
        return await ShowAsync(year, unit, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string year, string unit, CancellationToken cancel)
    {
        if (!FiscalYear.TryParse(year, out var asked))
        {
            return Refuse(Problems.NotFound);
        }

        var form = CheckForm.Of(Request.Form);
        var saved = await writer.SaveAsync(Actor, asked, unit, form.Version, form.Edits, cancel);
        var done = saved.IsOk && form.Action == "sign"
            ? await signing.SignAsync(Actor, asked, unit, new CheckSignature(saved.Value.Version, form.Registry, form.Certified), cancel)
            : saved;

        // What is saved already need not be shown as typed.
        Typed = saved.IsOk ? null : form;
        return await AnswerAsync(done, asked, unit, form.Edits.AllCorrect.FirstOrDefault(), cancel);
    }

    public async Task<IActionResult> OnPostReopenAsync(string year, string unit, int version, string? why, CancellationToken cancel)
    {
        Why = why;
        return FiscalYear.TryParse(year, out var asked)
            ? await AnswerAsync(await signing.ReopenAsync(Actor, asked, unit, version, why, cancel), asked, unit, null, cancel)
            : Refuse(Problems.NotFound);
    }

    /// <param name="group">Where the person was on the page.</param>
    private async Task<IActionResult> AnswerAsync(Result<CheckSheet> done, FiscalYear year, string unit, string? group, CancellationToken cancel)
    {
        Problem = done.Problem;
        return Problem switch
        {
            null => Redirect($"/area-checks/{year}/{unit}?saved=true{(group is null ? "" : "#g-" + Uri.EscapeDataString(group))}"),
            { Status: 403 or 404 } => Refuse(Problem),
            _ => await ShowAsync(year.ToString(), unit, cancel),
        };
    }

    private async Task<IActionResult> ShowAsync(string year, string unit, CancellationToken cancel)
    {
        var sheet = FiscalYear.TryParse(year, out var asked) ? await door.ReadAsync(Actor, asked, unit, cancel) : Problems.NotFound;
        if (!sheet.IsOk)
        {
            return Refuse(sheet.Problem);
        }

        Sheet = sheet.Value;
        Place = await names.PlaceAsync(AreaCode.Parse(Sheet.Unit.AreaCode), cancel);
        Response.StatusCode = Problem?.Status ?? Response.StatusCode;
        return Page();
    }
}
