using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Figures;

/// <summary>A question for figures as it stands in an address; what is not said is chosen for the person.</summary>
public sealed record FigureRequest
{
    public string? Dataset { get; init; }

    public string? FiscalYear { get; init; }

    /// <summary>1, 2570/1, year or 2570/year.</summary>
    public string? Round { get; init; }

    public string? By { get; init; }

    public string? Within { get; init; }

    public string? Status { get; init; }

    /// <summary>A day whose areas group the figures: 23/3/2554.</summary>
    public string? AsOf { get; init; }

    /// <summary>A day or moment at which these areas were known.</summary>
    public string? KnownAt { get; init; }
}

/// <summary>Reads a <see cref="FigureRequest"/>; a parameter that cannot be read is refused by its name.</summary>
public sealed class FigureRequests(Catalogue catalogue, FigureRounds rounds)
{
    public async Task<Result<FigureQuery>> ReadAsync(Actor actor, FigureRequest request, CancellationToken cancel = default)
    {
        if (catalogue.Find(request.Dataset ?? "") is not { } dataset)
        {
            return FigureProblems.UnknownDataset;
        }

        var round = await RoundAsync(actor, request, dataset.Definition.Key, cancel);
        var within = Area(request.Within, actor);
        var status = FigureStatuses.Parse(request.Status);
        var moment = AreaMomentText.Read(request.AsOf, request.KnownAt);
        if (!round.IsOk || !within.IsOk || !moment.IsOk || status is null)
        {
            return round.Problem ?? within.Problem ?? moment.Problem ?? FigureProblems.UnknownStatus;
        }

        var by = string.IsNullOrWhiteSpace(request.By) ? FigureLevels.Below(within.Value, dataset.Definition) : FigureLevels.Parse(request.By);
        return by is null
            ? FigureProblems.UnknownLevel
            : new FigureQuery
            {
                Dataset = dataset,
                Round = round.Value.Id,
                WholeYear = round.Value.WholeYear,
                Within = within.Value,
                By = by.Value,
                Status = status.Value,
                AsOf = moment.Value.AsOf,
                KnownAt = moment.Value.KnownAt,
            };
    }

    /// <summary>The area asked for; without one, the person's own.</summary>
    public static Result<AreaCode> Area(string? text, Actor actor) =>
        string.IsNullOrWhiteSpace(text) ? actor.Scope : AreaCode.TryParse(text, out var code) ? code : FigureProblems.BadArea;

    private async Task<Result<Period>> RoundAsync(Actor actor, FigureRequest request, string dataset, CancellationToken cancel)
    {
        var text = ThaiDigits.ToArabic(request.Round?.Trim() ?? "");
        var year = Core.Rounds.FiscalYear.TryParse(request.FiscalYear?.Trim(), out var asked) ? asked : (FiscalYear?)null;
        if (year is null && !string.IsNullOrWhiteSpace(request.FiscalYear))
        {
            return FigureProblems.BadYear;
        }

        if (text.EndsWith(FigurePeriods.Year, StringComparison.Ordinal) || (text.Length == 0 && year is not null))
        {
            return await YearAsync(actor, text, year, dataset, cancel);
        }

        if (text.Length > 0 && (year is not null || text.Contains('/', StringComparison.Ordinal)))
        {
            var id = RoundId.Parse(text.Contains('/', StringComparison.Ordinal) ? text : $"{year}/{text}", dataset);
            return id.IsOk && (year is null || id.Value.Year == year) ? new Period(id.Value, WholeYear: false) : FigureProblems.BadRound;
        }

        var known = await rounds.OfAsync(actor, dataset, cancel);
        var chosen = FigureRounds.Newest(text.Length == 0 ? known : known.Where(r => r.Round.Number.Plain() == text), year);
        return chosen is not null ? new Period(chosen.Id, WholeYear: false) : text.Length == 0 ? FigureProblems.NoRounds : FigureProblems.BadRound;
    }

    /// <summary>"year" or "2570/year": the year asked for, else the newest with data, up to its newest round with data.</summary>
    private async Task<Result<Period>> YearAsync(Actor actor, string text, FiscalYear? year, string dataset, CancellationToken cancel)
    {
        var named = text.Split('/') is [var head, FigurePeriods.Year] && Core.Rounds.FiscalYear.TryParse(head, out var own) ? own : (FiscalYear?)null;
        if (text is not ("" or FigurePeriods.Year) && (named is null || (year is not null && year != named)))
        {
            return FigureProblems.BadRound;
        }

        var last = FigureRounds.Newest(await rounds.OfAsync(actor, dataset, cancel), named ?? year);
        return last is not null ? new Period(last.Id, WholeYear: true) : FigureProblems.NoRounds;
    }

    private sealed record Period(RoundId Id, bool WholeYear);
}
