using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Corrections;

/// <summary>แจ้งแก้ไข: first what is wrong, then what is right. Works from any link that names an area.</summary>
[TakesFiles]
public sealed class NewModel(CorrectionDesk desk, AreaQueries areas, AreaNames names, Guard guard) : KlangPage
{
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public CorrectionKind? Kind { get; set; }

    /// <summary>The sheet of the yearly check that it came up in.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Check { get; set; }

    [BindProperty]
    public CorrectionForm Form { get; set; } = new();

    public AreaView? Of { get; private set; }

    public LocalText Place { get; private set; } = new("");

    public Problem? Problem { get; private set; }

    /// <summary>Nothing lies below a village that could be missing from it.</summary>
    public ImmutableArray<CorrectionKind> Kinds => [.. Enum.GetValues<CorrectionKind>().Where(k => k != CorrectionKind.Missing || Of!.Level < AreaLevel.Village)];

    public string LinkTo(CorrectionKind? kind) => $"/corrections/new?area={Of!.Code.Digits}{(kind is { } k ? "&kind=" + k : "")}{(Check is { } sheet ? "&check=" + sheet.ToString("D") : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refusal)
        {
            return refusal;
        }

        if (Of is null || Kind is not { } kind)
        {
            return Page();
        }

        var (day, attached) = (CorrectionForm.DayOf(Form.EffectiveOn, nameof(Form.EffectiveOn)), await Uploads.ReadAsync(files, cancel));
        Problem = day.Problem ?? attached.Problem;
        if (Problem is not null)
        {
            return Page();
        }

        var opened = await desk.OpenAsync(Actor, new NewCorrection(Of.Code, kind, Form.Wish, day.Value.Value, Form.Text) { Files = attached.Value, CheckSheet = Check }, cancel);
        Problem = opened.Problem;
        return opened.IsOk ? LocalRedirect(opened.Value.Link()) : Page();
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        if (!AreaCode.TryParse(Area, out var code))
        {
            return null;
        }

        if (await guard.AskAsync(Actor, Act.OpenCase, new AreaTarget(code), code.Digits) is { } refusal)
        {
            return Refuse(refusal);
        }

        Of = await areas.FindAsync(code, cancel: cancel);
        Place = await names.PlaceAsync(code, cancel);
        return Of is null ? Refuse(Problems.NotFound) : null;
    }
}
