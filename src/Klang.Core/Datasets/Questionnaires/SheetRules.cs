using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>What must be true of the answers of a sheet.</summary>
internal static class SheetRules
{
    /// <summary>A message with its parts may be as long as an expression; beyond this, items are named by their keys.</summary>
    private const int MostMessage = 3500;

    public static IEnumerable<Rule> Of(Questionnaire sheet) =>
        sheet.Editions.Where(e => e is { CoreMissingFrom: not null, CoreSize: > 0 }).Select(e => CoreMissing(sheet, e))
            .Concat(sheet.Editions.SelectMany(e => e.Sections.Select((s, at) => (Section: s, At: at)).Where(s => s.Section is { Typed: true, Key: not null, Items.IsEmpty: false })
                .Select(s => ItemsAddUp(sheet, e, s.Section, $"part_{(s.At + 1).Plain()}_items"))));

    /// <summary>Many passes and yet no grade: the core items that failed are named.</summary>
    private static Rule CoreMissing(Questionnaire sheet, SheetEdition edition)
    {
        var (total, core) = (sheet.Total.Key, sheet.CorePassed!.Key);
        return new Rule
        {
            Key = Key(sheet, edition, "core_missing"),
            Severity = Severity.Note,
            Check = $"{core} == {edition.CoreSize!.Value.Plain()}",
            When = When(sheet, edition, $"{total} >= {edition.CoreMissingFrom!.Value.Plain()}"),
            At = [(sheet.Grade ?? sheet.CorePassed).Key],
            Message = new LocalText(
                $"ได้ {{{total}}} แต่ขาดตัวชี้วัดหลัก:{Failed(edition, "th")} ตรวจผลของข้อดังกล่าวอีกครั้ง",
                $"The total is {{{total}}}, but core indicators failed:{Failed(edition, "en")} Look at those answers once more."),
            Confirm = edition.Confirm,
            Source = edition.Source,
            Line = sheet.Line,
        };
    }

    private static string Failed(SheetEdition edition, string language)
    {
        var named = Failed(edition, i => $"{i.Key} {i.Label.In(language)}");
        return named.Length < MostMessage ? named : Failed(edition, i => i.Key.Name);
    }

    private static string Failed(SheetEdition edition, Func<SheetItem, string> name) =>
        string.Concat(edition.CoreItems.Select(i => $"{{if({SheetFormulas.IsPassed(i)}, '', ' “{Quoted(name(i))}”')}}"));

    /// <summary>As a text of an expression inside a message.</summary>
    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal).Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal);

    private static Rule ItemsAddUp(Questionnaire sheet, SheetEdition edition, SheetSection section, string name)
    {
        var sum = string.Join(" + ", section.Items.Select(i => $"coalesce({i.Key}, 0)"));
        var key = section.Key!.Value;
        return new Rule
        {
            Key = Key(sheet, edition, name),
            Severity = Severity.Error,
            Check = $"{sum} == {key}",
            When = When(sheet, edition, $"not ({string.Join(" and ", section.Items.Select(i => $"missing({i.Key})"))})"),
            At = [key],
            Message = new LocalText(
                $"คะแนนรายข้อของ “{section.Label.Th}” รวมได้ {{{sum}}} ไม่ตรงกับคะแนน {{{key}}}: แก้คะแนนรายข้อหรือคะแนนรวมของด้าน",
                $"The items of '{section.Label.In("en")}' add up to {{{sum}}}, not {{{key}}}: mend the items or the score"),
            Confirm = edition.Confirm,
            Line = sheet.Line,
        };
    }

    private static string When(Questionnaire sheet, SheetEdition edition, string condition) =>
        SheetFormulas.Years(sheet, edition) is { } years ? $"{years} and {condition}" : condition;

    private static FieldKey Key(Questionnaire sheet, SheetEdition edition, string what) => FieldKey.Parse($"{sheet.Key}_{edition.Key}_{what}");
}
