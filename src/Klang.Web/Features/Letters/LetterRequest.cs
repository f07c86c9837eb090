using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Letters;

/// <summary>A letter as somebody asks for it, in a form or at the command line; what is not said is chosen.</summary>
public sealed record LetterRequest
{
    public string? FiscalYear { get; init; }

    /// <summary>savings-group/2570/1.</summary>
    public string? Round { get; init; }

    /// <summary>An addressee's area.</summary>
    public string? To { get; init; }

    public string? Date { get; init; }

    public string? Number { get; init; }
}

/// <summary>Reads a <see cref="LetterRequest"/>; what cannot be read is refused by its name.</summary>
public sealed class LetterRequests(LetterSenders senders, TimeProvider clock)
{
    private const int MostNumber = 60;

    /// <param name="unitCode">The office that writes.</param>
    public async Task<Result<LetterOrder>> ReadAsync(Actor actor, string unitCode, LetterKind kind, LetterRequest request, CancellationToken cancel = default)
    {
        var sender = await senders.FindAsync(actor, unitCode, cancel);
        if (!sender.IsOk)
        {
            return sender.Problem;
        }

        var year = Year(request);
        var round = Round(request, year);
        var date = Date(request.Date);
        var to = await ToAsync(sender.Value, request.To, cancel);
        var problem = (year is null ? LetterProblems.BadYear : null) ?? round.Problem ?? to.Problem ?? (date is null ? LetterProblems.BadDate : null);
        if (problem is not null)
        {
            return problem;
        }

        var number = ThaiText.Normalise(request.Number ?? "");
        return number.Length > MostNumber ? LetterProblems.PartTooLong(LetterPart.Number, MostNumber) : new LetterOrder
        {
            Kind = kind,
            Sender = sender.Value,
            Year = year!.Value,
            Round = kind == LetterKind.Announcement ? null : round.Value.Id,
            To = to.Value.Area,
            Date = date!.Value,
            Number = number.Length == 0 ? null : number,
        };
    }

    /// <summary>Without a year: the round's, or this one.</summary>
    private FiscalYear? Year(LetterRequest request) =>
        !string.IsNullOrWhiteSpace(request.FiscalYear) ? FiscalYear.TryParse(request.FiscalYear.Trim(), out var year) ? year : null
        : RoundId.Parse(request.Round) is { IsOk: true } round ? round.Value.Year
        : Core.Rounds.FiscalYear.Of(clock.Today());

    private static Result<Chosen> Round(LetterRequest request, FiscalYear? year)
    {
        if (string.IsNullOrWhiteSpace(request.Round))
        {
            return default(Chosen);
        }

        var round = RoundId.Parse(request.Round.Trim());
        return round.IsOk && round.Value.Year == year ? new Chosen(round.Value, null) : LetterProblems.UnknownRound;
    }

    private DateOnly? Date(string? text) =>
        string.IsNullOrWhiteSpace(text) ? clock.Today() : BuddhistDate.TryParse(text, out var reading, out _) ? reading.Date : null;

    private async Task<Result<Chosen>> ToAsync(LetterSender sender, string? text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default(Chosen);
        }

        var known = AreaCode.TryParse(text, out var area) && (await senders.AddresseesAsync(sender, cancel)).Any(a => a.Area == area);
        return known ? new Chosen(null, area) : LetterProblems.UnknownUnit;
    }

    private readonly record struct Chosen(RoundId? Id, AreaCode? Area);
}
