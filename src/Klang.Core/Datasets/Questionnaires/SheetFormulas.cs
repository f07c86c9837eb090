using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>The expression texts of one sheet.</summary>
internal static class SheetFormulas
{
    public static string Total(Questionnaire sheet) => ByYear(sheet, e => Sum(e.Sections.Select(s => s.Key?.Name ?? Score(sheet, s))));

    public static string Score(Questionnaire sheet, SheetSection section) => Sum(section.Items.Select(i => Points(i, sheet.Counts)));

    public static string CorePassed(Questionnaire sheet) => ByYear(sheet, e => Sum(e.CoreItems.Select(i => Points(i, Counting.Passes))));

    public static string Passed(Questionnaire sheet) => ByYear(sheet, e => $"{sheet.Total.Key} >= {e.PassMark.GetValueOrDefault().Plain()}");

    public static string Percent(Questionnaire sheet) => ByYear(sheet, e => $"round({sheet.Total.Key} / {e.MaximumOf(sheet.Counts).Plain()} * 100, 2)");

    public static string Edition(Questionnaire sheet) => ByYear(sheet, e => $"'{e.Key}'");

    public static string Grade(Questionnaire sheet) => ByYear(sheet, e => Grade(sheet, [.. Ordered(e.Bands)]));

    /// <summary>Whether the item is passed, as a condition.</summary>
    public static string IsPassed(SheetItem item) => item switch
    {
        YesNoItem => item.Key.Name,
        StepItem => $"{item.Key} != '0'",
        ScoreItem score => $"{item.Key} >= {(score.Pass ?? score.Max).Plain()}",
        _ => throw new NotSupportedException($"Unknown item {item.GetType().Name}."),
    };

    /// <summary>One text per edition, chosen by the round's year; the same for all is written once.</summary>
    public static string ByYear(Questionnaire sheet, Func<SheetEdition, string> of) => ByYear([.. sheet.Editions.Select(e => (e.Until, of(e)))]);

    /// <summary>The years of an edition as a condition; null where it is the only one.</summary>
    public static string? Years(Questionnaire sheet, SheetEdition edition) => sheet.Editions.Length == 1 ? null
        : string.Join(" and ", new[]
        {
            edition.Since is { } since ? $"round.fiscalYear >= {since.Plain()}" : null,
            edition.Until is { } until ? $"round.fiscalYear <= {until.Plain()}" : null,
        }.OfType<string>());

    public static string ByYear(IReadOnlyList<(int? Until, string Text)> parts) =>
        parts.All(p => p.Text == parts[^1].Text) ? parts[^1].Text
            : $"if(round.fiscalYear <= {parts[0].Until.GetValueOrDefault().Plain()}, {parts[0].Text}, {ByYear([.. parts.Skip(1)])})";

    private static string Points(SheetItem item, Counting counts) => (item, counts) switch
    {
        (ScoreItem, Counting.Points) => item.Key.Name,
        (StepItem step, Counting.Points) => step.Choices.Skip(1).Aggregate("0", (rest, c) => $"if({item.Key} == '{c.Code}', {c.Code}, {rest})"),
        _ => $"if({IsPassed(item)}, 1, 0)",
    };

    private static string Sum(IEnumerable<string> parts) => string.Join(" + ", parts.DefaultIfEmpty("0"));

    /// <summary>The best first, what is left last: then the last needs no condition.</summary>
    private static IEnumerable<GradeBand> Ordered(IReadOnlyList<GradeBand> bands) =>
        bands.Any(b => b.From is not null) ? bands.OrderByDescending(b => b.From) : bands.OrderBy(b => b.Otherwise);

    private static string Grade(Questionnaire sheet, IReadOnlyList<GradeBand> bands) => bands.Count == 0 ? "''" : bands.Take(bands.Count - 1).Reverse().Aggregate($"'{bands[^1].Code}'", (rest, band) => $"if({Condition(sheet, band)}, '{band.Code}', {rest})");

    private static string Condition(Questionnaire sheet, GradeBand band) => band.From is { } from
        ? $"{sheet.Total.Key} >= {from.Plain()}"
        : BandConditions.Named(band.When ?? "false", name => name == "total" ? sheet.Total.Key.Name : sheet.CorePassed?.Key.Name ?? name);
}
