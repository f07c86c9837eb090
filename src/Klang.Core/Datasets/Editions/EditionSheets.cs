using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;
using Klang.Core.Datasets.Standards;

namespace Klang.Core.Datasets.Editions;

/// <summary>
/// What an edition of a questionnaire or of the standards promised to those who were assessed by it: its items, points, core
/// items, pass marks and grades. Words and the years it is for may change.
/// </summary>
internal static class EditionSheets
{
    public static ImmutableArray<EditionSheet> Of(DatasetDefinition definition) =>
    [
        .. definition.Questionnaires.SelectMany(q => q.Editions.Select(e => new EditionSheet { Key = $"{q.Key}/{e.Key}", Promise = Promise(q, e) })),
        .. (definition.Standards?.Editions ?? []).Select(e => new EditionSheet { Key = $"{e.Catalogue}/{e.Key}", Promise = Promise(e) }),
    ];

    /// <summary>Where an edition stands, to point at it; line 1 where it is no more.</summary>
    public static (string File, int Line) PlaceOf(DatasetDefinition definition, string key)
    {
        var sheet = definition.Questionnaires.SelectMany(q => q.Editions.Select(e => (Key: $"{q.Key}/{e.Key}", q.File, e.Line)))
            .Concat((definition.Standards?.Editions ?? []).Select(e => (Key: $"{e.Catalogue}/{e.Key}", e.File, e.Line))).FirstOrDefault(s => s.Key == key);
        return sheet.Key is null || sheet.File.Length == 0 ? (definition.File, 1) : (sheet.File, Math.Max(1, sheet.Line));
    }

    private static string Promise(Questionnaire questionnaire, SheetEdition edition) => string.Join(
        '|',
        edition.Sections.SelectMany(s => s.Items.Select(Item).Prepend($"[{s.Key} {Number(s.Maximum)}]"))
            .Concat(edition.Bands.Select(b => $"{b.Code}:{Number(b.From)}-{Number(b.To)} {b.When}{(b.Otherwise ? " otherwise" : "")}"))
            .Prepend($"{questionnaire.Counts} pass {Number(edition.PassMark)}"));

    private static string Item(SheetItem item) => item switch
    {
        ScoreItem score => $"{item.Key} {Number(score.Min)}-{Number(score.Max)}/{score.Decimals.Plain()} pass {Number(score.Pass)}{Core(item)}",
        YesNoItem => $"{item.Key} yesno{Core(item)}",
        StepItem step => $"{item.Key} {string.Join(',', step.Choices.Select(c => c.Code))}{Core(item)}",
        _ => throw new NotSupportedException($"Unknown item {item.GetType().Name}."),
    };

    private static string Promise(StandardsEdition edition) => string.Join(
        '|',
        edition.Dimensions.SelectMany(d => d.Indicators.Select(i => $"{d.Key}:{i.Code} {i.Kind}"))
            .Prepend($"{edition.Type} pass {edition.Pass.Total.Plain()}/{edition.Pass.PerDimension.Plain()}{(edition.Pass.Compulsory ? " compulsory" : "")} chosen {edition.Chosen.Plain()}"));

    private static string Core(SheetItem item) => item.Core ? " core" : "";

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "–";
}
