using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Corrections;

/// <summary>แจ้งแก้ไข: first what is wrong, then what is right. Works from any link that names an area.</summary>
[TakesFiles]
public sealed class NewModel(CorrectionDesk desk, AreaQueries areas, AreaNames names, Guard guard, IStringLocalizer<CorrectionsTexts> texts) : KlangPage
{
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public CorrectionKind? Kind { get; set; }

    /// <summary>The sheet of the yearly check that it came up in.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Check { get; set; }

    /// <summary>Where the person was: filing leads back there.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnTo { get; set; }

    [BindProperty]
    public CorrectionForm Form { get; set; } = new();

    public AreaView? Of { get; private set; }

    public LocalText Place { get; private set; } = new("");

    public Problem? Problem { get; private set; }

    /// <summary>Nothing lies below a village that could be missing from it.</summary>
    public ImmutableArray<CorrectionKind> Kinds => [.. Enum.GetValues<CorrectionKind>().Where(k => k != CorrectionKind.Missing || Of!.Level < AreaLevel.Village)];

    public string Back => WayBack.Local(ReturnTo) ?? $"/areas/{Of!.Code.Digits}";

    public string LinkTo(CorrectionKind? kind) => QueryHelpers.AddQueryString("/corrections/new", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["area"] = Of!.Code.Digits,
        ["kind"] = kind?.ToString(),
        ["check"] = Check?.ToString("D"),
        ["returnTo"] = WayBack.Local(ReturnTo),
    });

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
        return opened.IsOk ? Sent(opened.Value) : Page();
    }

    /// <summary>Back to where it came up, which says so; to the request itself where nobody knows.</summary>
    private LocalRedirectResult Sent(Case request)
    {
        if (WayBack.Local(ReturnTo) is not { } back)
        {
            return LocalRedirect(request.Link());
        }

        new Told(texts["SentTold", request.Label], request.Link(), texts["SentSee"]).Leave(TempData);
        return LocalRedirect(back);
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
