using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>The field and the rules that follow where a dataset uses a catalogue of standards.</summary>
internal static class StandardsExpansion
{
    /// <summary>The edition of an applicant for whose type and year none is published.</summary>
    public const string None = "none";

    public static ChoiceField Edition(StandardsUse use) => new()
    {
        Key = use.Edition,
        Label = use.EditionLabel,
        Section = use.EditionSection,
        Kind = FieldKind.Computed,
        Choices =
        [
            .. use.Editions.Select(e => new Choice(e.Key, e.Name)),
            new Choice(None, new LocalText("ไม่มีชุดมาตรฐานของปีนี้", "No edition for this year")),
        ],
        Value = use.Editions.GroupBy(e => e.Type, StringComparer.Ordinal)
            .Aggregate($"'{None}'", (rest, type) => $"if({use.Type} == '{type.Key}', {ByYear(type)}, {rest})"),
        Confirm = use.Editions.Any(e => e.Confirm),
        Line = use.Line,
    };

    public static IEnumerable<Rule> Rules(StandardsUse use)
    {
        var texts = new StandardsTexts(use);
        yield return Make(use, "standards_known", Severity.Error, $"{use.Edition} != '{None}'", null, use.Type, texts.NoEdition);
        yield return Make(
            use, "standards_chosen", Severity.Error,
            $"count({use.Results}, {use.Kind} != 'compulsory' and not has({use.Chosen}, {use.Indicator})) == 0", null, use.Results, texts.NotChosen);
        foreach (var rule in use.Editions.SelectMany(e => Rules(use, e, new StandardsTexts(use))))
        {
            yield return rule;
        }
    }

    private static IEnumerable<Rule> Rules(StandardsUse use, StandardsEdition edition, StandardsTexts texts)
    {
        var mine = $"{use.Edition} == '{edition.Key}'";
        if (edition.Chosen > 0)
        {
            var chosen = string.Join(" + ", edition.Indicators.Where(i => i.Kind != IndicatorKind.Compulsory).Select(i => $"if(has({use.Chosen}, '{i.Code}'), 1, 0)"));
            yield return Make(use, $"{edition.Key}_choose", Severity.Error, $"{chosen} >= {edition.Chosen.Plain()}", mine, use.Chosen, StandardsTexts.ChooseMore(edition));
        }

        foreach (var dimension in edition.Dimensions)
        {
            yield return Make(
                use, $"{edition.Key}_{dimension.Key}_results", Severity.Error, string.Join(" and ", dimension.Indicators.Select(i => HasResult(use, i))),
                $"{mine} and ({use.Assessed})", use.Results, texts.NoResult(dimension));
        }

        var holds = PassRule(use, edition);
        var overruled = use.Override is { } key ? $"coalesce({key}, false)" : null;
        yield return Make(use, $"{edition.Key}_pass", Severity.Error, holds, $"{mine} and ({use.Certified})" + (overruled is null ? "" : $" and not {overruled}"), use.Results, texts.NotPassed(edition));
        if (overruled is not null)
        {
            yield return Make(use, $"{edition.Key}_overruled", Severity.Warning, holds, $"{mine} and ({use.Certified}) and {overruled}", use.Results, texts.Overruled(edition));
        }
    }

    public static string Missing(StandardsUse use, StandardIndicator indicator) => indicator.Kind == IndicatorKind.Compulsory
        ? $"count({use.Results}, {use.Indicator} == '{indicator.Code}') != 1"
        : $"has({use.Chosen}, '{indicator.Code}') and count({use.Results}, {use.Indicator} == '{indicator.Code}') != 1";

    private static string HasResult(StandardsUse use, StandardIndicator indicator) => $"not ({Missing(use, indicator)})";

    private static string PassRule(StandardsUse use, StandardsEdition edition) => string.Join(" and ",
    [
        $"count({use.Results}, {use.Passed}) >= {edition.Pass.Total.Plain()}",
        .. edition.Pass.PerDimension == 0 ? [] : edition.Dimensions.Select(d => $"count({use.Results}, {use.Passed} and {use.Dimension} == '{d.Key}') >= {edition.Pass.PerDimension.Plain()}"),
        .. edition.Pass.Compulsory ? [$"count({use.Results}, {use.Kind} == 'compulsory' and not {use.Passed}) == 0"] : Array.Empty<string>(),
    ]);

    private static string ByYear(IEnumerable<StandardsEdition> editions) => editions.OrderByDescending(e => e.Since).Aggregate($"'{None}'", (rest, e) =>
        $"if(round.fiscalYear >= {e.Since.Plain()}{(e.Until is { } until ? $" and round.fiscalYear <= {until.Plain()}" : "")}, '{e.Key}', {rest})");

    private static Rule Make(StandardsUse use, string key, Severity severity, string check, string? when, FieldKey at, LocalText message) => new()
    {
        Key = FieldKey.Parse(key),
        Severity = severity,
        Check = check,
        When = when,
        At = [at],
        Message = message,
        Confirm = use.Editions.Any(e => e.Confirm),
        Line = use.Line,
    };
}
