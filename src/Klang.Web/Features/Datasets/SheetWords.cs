using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Datasets;

/// <summary>What the data dictionary says of questionnaires and standards.</summary>
internal static class SheetWords
{
    /// <summary>"Fiscal years 2562–2565", "from 2562 on".</summary>
    public static string Years(IStringLocalizer T, int? since, int? until) => (since, until) switch
    {
        ({ } first, { } last) => T["SheetYears", first.Plain(), last.Plain()],
        ({ } first, null) => T["SheetSince", first.Plain()],
        (null, { } last) => T["SheetUntil", last.Plain()],
        _ => T["SheetAllYears"],
    };

    public static string Answer(IStringLocalizer T, SheetItem item) => item switch
    {
        YesNoItem => T["Type.yesno"],
        StepItem step => string.Join(" · ", step.Choices.Select(c => $"{c.Code} {c.Label.Here()}")),
        ScoreItem score => $"{Display.Number(score.Min)}–{Display.Number(score.Max)}",
        _ => throw new NotSupportedException($"Unknown item {item.GetType().Name}."),
    };

    /// <summary>From 80 to 89.99; or the condition with "total" and "core" as the file has it.</summary>
    public static string Band(IStringLocalizer T, SheetEdition edition, Questionnaire sheet, GradeBand band)
    {
        if (band.From is not { } from)
        {
            return band.Otherwise ? T["SheetOtherwise"] : band.When ?? "";
        }

        var next = edition.Bands.Where(b => b.From > from).Select(b => b.From!.Value).DefaultIfEmpty(edition.MaximumOf(sheet.Counts) + edition.StepOf(sheet.Counts)).Min();
        return $"{Number(from)}–{Number(next - edition.StepOf(sheet.Counts))}";
    }

    private static string Number(decimal number) => Display.Number(number, number == decimal.Truncate(number) ? 0 : 2);
}
