using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>
/// What an edition says, as one text: equal texts ask and grade alike. For the facts of what is published, so that an edition in use
/// whose content changed can be refused. Whether it is to be confirmed, its sources and its help are no part of it.
/// </summary>
public static class SheetFacts
{
    internal static string Of(SheetItem item) => item switch
    {
        YesNoItem => $"{item.Key}|yesno|{Core(item)}|{item.Label.Th}",
        ScoreItem score => $"{item.Key}|score|{score.Min.Plain()}|{score.Max.Plain()}|{score.Decimals.Plain()}|{score.Pass?.Plain()}|{Core(item)}|{item.Label.Th}",
        StepItem step => $"{item.Key}|step|{string.Join(',', step.Choices.Select(c => $"{c.Code}={c.Label.Th}"))}|{Core(item)}|{item.Label.Th}",
        _ => throw new NotSupportedException($"Unknown item {item.GetType().Name}."),
    };

    internal static string Of(SheetSection section, Counting counts) =>
        $"{section.Key}|section|{(section.Typed ? "typed" : "sum")}|{section.MaximumOf(counts).Plain()}|{section.Decimals.Plain()}|{section.Label.Th}";

    /// <summary>The last year is left out: it is said only when the next edition comes.</summary>
    public static string Of(Questionnaire sheet, SheetEdition edition) => string.Join('\n',
    [
        $"{sheet.Key}|{sheet.Counts}|{edition.Key}|since {edition.Since?.Plain()}|core {edition.CoreSize?.Plain()}|pass {edition.PassMark?.Plain()}",
        .. edition.Sections.SelectMany(s => s.Items.Select(Of).Prepend(Of(s, sheet.Counts))),
        .. edition.Bands.Select(b => $"{b.Code}|{b.From?.Plain()}|{b.To?.Plain()}|{b.When}|{(b.Otherwise ? "otherwise" : "")}|{b.Label.Th}"),
    ]);

    private static string Core(SheetItem item) => item.Core ? "core" : "";
}
