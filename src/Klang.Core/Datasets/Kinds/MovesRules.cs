namespace Klang.Core.Datasets.Kinds;

/// <summary>The roll-forward of a stock: a large difference, a small one, and the first round of a year, in which totals start anew.</summary>
internal static class MovesRules
{
    public static IEnumerable<Rule> Of(DatasetDefinition definition, Field stock, KindTexts texts)
    {
        var (moves, years) = (stock.Moves!, texts.Years(stock));
        var goesOn = years.IsEmpty ? null : string.Join(" and ", years);
        yield return Rule(definition, stock, texts, "__moves", moves.Severity, newYear: false) with
        {
            Check = Within(stock, texts.Expected(stock, newYear: false), Limit(stock)),
            When = KindTexts.Asked(stock, goesOn),
        };

        if (moves.Tolerance > 0 && moves.Severity != Severity.Note)
        {
            yield return Small(definition, stock, texts, goesOn);
        }

        // What moved between last year's position date and the new year is in neither total, so it cannot block.
        if (goesOn is not null)
        {
            yield return Rule(definition, stock, texts, "__moves_new_year", Milder(moves.Severity, Severity.Warning), newYear: true) with
            {
                Check = Within(stock, texts.Expected(stock, newYear: true), Limit(stock)),
                When = KindTexts.Asked(stock, $"not ({goesOn})"),
            };
        }
    }

    private static Rule Small(DatasetDefinition definition, Field stock, KindTexts texts, string? goesOn)
    {
        var expected = texts.Expected(stock, newYear: false);
        var within = Within(stock, expected, Limit(stock));
        return Rule(definition, stock, texts, "__moves_small", stock.Moves!.Severity + 1, newYear: false) with
        {
            Check = Within(stock, expected, Unit(stock)),
            When = KindTexts.Asked(stock, goesOn is null ? within : $"{goesOn} and {within}"),
            Message = KindWords.MovesSmall(stock, expected),
            Words = KindWords.MovesSmallRule(definition, stock),
        };
    }

    private static Rule Rule(DatasetDefinition definition, Field stock, KindTexts texts, string suffix, Severity severity, bool newYear) =>
        KindRules.Of(stock, suffix, severity) with
        {
            Message = KindWords.Moves(definition, stock, texts, newYear),
            Words = KindWords.MovesRule(definition, stock, newYear),
            At = [.. texts.Typed(stock.Key), .. stock.Moves!.All],
        };

    private static string Within(Field stock, string expected, string limit) => limit == "0"
        ? $"{stock.Key} == {expected}"
        : $"abs({stock.Key} - ({expected})) <= {limit}";

    private static string Limit(Field stock) => stock.Moves!.Tolerance == 0
        ? Unit(stock)
        : $"max(1, {KindTexts.Percent(stock.Moves.Tolerance)} * abs(previous.{stock.Key}))";

    /// <summary>Amounts are written down rounded to the baht; people and things are counted.</summary>
    private static string Unit(Field stock) => stock is NumberField { Decimals: 0 } ? "0" : "1";

    private static Severity Milder(Severity one, Severity other) => one > other ? one : other;
}
