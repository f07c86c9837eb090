using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.Rounds;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Letters;

/// <summary>Writes one letter: what is chosen is shown as the letter at once, and made when it is as it should be.</summary>
public sealed class NewModel(
    LetterRequests requests, LetterDesk desk, LetterSenders senders, LetterForms forms, RoundQueries rounds, IStringLocalizer<LettersTexts> texts) : KlangPage
{
    public LetterForm Form { get; private set; } = null!;

    public LetterRequest Asked { get; private set; } = new();

    public FiscalYear Year { get; private set; }

    public ImmutableArray<FiscalYear> Years { get; private set; } = [];

    /// <summary>To choose from, by dataset; none for a letter about the whole year.</summary>
    public ImmutableArray<RoundView> Rounds { get; private set; } = [];

    public IReadOnlyList<LetterAddressee> Addressees { get; private set; } = [];

    public LetterSender Sender { get; private set; } = null!;

    /// <summary>As it would be; null where it cannot be made, and why.</summary>
    public LetterText? Preview { get; private set; }

    public Problem? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, LetterRequest request, CancellationToken cancel)
    {
        var order = await OrderAsync(kind, request, cancel);
        var written = order.IsOk ? await desk.WriteAsync(Actor, order.Value, cancel: cancel) : order.Problem;
        return written.IsOk || written.Problem.Status == 422 ? await ShowAsync(kind, request, written, cancel) : Refuse(written.Problem);
    }

    public async Task<IActionResult> OnPostAsync(string kind, LetterRequest request, CancellationToken cancel)
    {
        var order = await OrderAsync(kind, request, cancel);
        var made = order.IsOk ? await desk.MakeAsync(Actor, order.Value, cancel) : order.Problem;
        if (made.IsOk)
        {
            new Told(texts["MadeNow", made.Value.Letter.Title], $"/letters/{made.Value.Letter.Id}/file", texts["Download"]).Leave(TempData);
            return LocalRedirect("/letters");
        }

        if (made.Problem.Status != 422)
        {
            return Refuse(made.Problem);
        }

        Response.StatusCode = made.Problem.Status;
        return await ShowAsync(kind, request, made.Problem, cancel);
    }

    private async Task<Result<LetterOrder>> OrderAsync(string kind, LetterRequest request, CancellationToken cancel) =>
        LetterKinds.Parse(kind) is { } known ? await requests.ReadAsync(Actor, Actor.UnitCode, known, request, cancel) : Problems.NotFound;

    private async Task<IActionResult> ShowAsync(string kind, LetterRequest request, Result<WrittenLetter> written, CancellationToken cancel)
    {
        var sender = await senders.FindAsync(Actor, Actor.UnitCode, cancel);
        if (!sender.IsOk)
        {
            return Refuse(sender.Problem);
        }

        (Sender, Asked, Fault, Preview) = (sender.Value, request, written.Problem, written.Value?.Text);
        Form = forms.Kinds[LetterKinds.Parse(kind)!.Value];
        var current = FiscalYear.Of(Today);
        Year = FiscalYear.TryParse(request.FiscalYear?.Trim(), out var year) ? year : current;
        Years = [.. (await rounds.YearsAsync(cancel)).Append(current).Append(Year).Distinct().OrderDescending()];
        Rounds = Form.Kind == LetterKind.Announcement ? [] : [.. (await rounds.YearAsync(Year, Today, cancel)).Where(r => r.Round.Collects)];
        Addressees = await senders.AddresseesAsync(Sender, cancel);
        return Page();
    }
}
