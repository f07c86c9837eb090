using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Letters;

/// <summary>How an office words a kind of letter: every part, with a picture of the letter before it is saved.</summary>
public sealed class TemplateModel(LetterSenders senders, LetterTemplates templates, LetterForms forms) : KlangPage
{
    public LetterForm Form { get; private set; } = null!;

    public LetterSender Sender { get; private set; } = null!;

    public LetterWording Wording { get; private set; } = null!;

    /// <summary>What stands in the form: what was typed, else what is kept.</summary>
    public LetterParts Typed { get; private set; } = LetterParts.Empty;

    public int Version { get; private set; }

    public Problem? Fault { get; private set; }

    /// <summary>With merge fields by their names; null where the wording cannot be a letter.</summary>
    public LetterText? Preview => LetterCheck.Fault(Typed) is null ? LetterDesk.Sample(Typed, Today) : null;

    [TempData(Key = "klang.template.saved")]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancel)
    {
        if (await FindAsync(kind, cancel) is { } refusal)
        {
            return Refuse(refusal);
        }

        (Typed, Version) = (Wording.Parts, Wording.Version);
        return Page();
    }

    /// <param name="act">save, reset; anything else only shows.</param>
    public async Task<IActionResult> OnPostAsync(string kind, [FromForm] int version, [FromForm] string? act, CancellationToken cancel)
    {
        if (await FindAsync(kind, cancel) is { } refusal)
        {
            return Refuse(refusal);
        }

        (Typed, Version) = (LetterParts.Typed(LetterPartList.All.Select(part => KeyValuePair.Create(part, (string?)Request.Form[part.Key()]))), version);
        if (act is not ("save" or "reset"))
        {
            Fault = LetterCheck.Fault(Typed);
            return Page();
        }

        var saved = await templates.SaveAsync(Actor, Sender, Form.Kind, version, act == "reset" ? null : Typed, cancel);
        if (!saved.IsOk)
        {
            Fault = saved.Problem;
            Response.StatusCode = saved.Problem.Status;
            return Page();
        }

        Saved = true;
        return LocalRedirect($"/letters/templates/{kind}");
    }

    private async Task<Problem?> FindAsync(string kind, CancellationToken cancel)
    {
        var sender = await senders.FindAsync(Actor, Actor.UnitCode, cancel);
        if (!sender.IsOk || LetterKinds.Parse(kind) is not { } known)
        {
            return sender.Problem ?? Problems.NotFound;
        }

        (Sender, Form) = (sender.Value, forms.Kinds[known]);
        Wording = await templates.ReadAsync(Sender, known, cancel);
        return null;
    }
}
