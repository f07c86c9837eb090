using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Child rows of a list that the answers make irrelevant. They block nothing and count nowhere. Rows that only came along from
/// last round go without a word; of those that somebody typed the officer is told, to remove them or to mend the answer.
/// </summary>
public static class PutAside
{
    /// <summary>The rule's name in issues.</summary>
    public const string Rule = "list_aside";

    /// <summary>The rows that somebody typed among those put aside: all that did not come from <paramref name="previous"/> as they are.</summary>
    public static ImmutableArray<Answers> Typed(ListDefinition list, Answers answers, Answers? previous)
    {
        if (answers.Aside.GetValueOrDefault(list.Key) is not { IsDefaultOrEmpty: false } rows)
        {
            return [];
        }

        var carried = previous is null ? [] : CarriedRows.Of(list, previous).Select(row => CarriedRows.Given(list, row)).ToList();
        return [.. rows.Where(row => !carried.Contains(CarriedRows.Given(list, row)))];
    }

    /// <summary>The row in words: what stands in its cells, as it is read.</summary>
    public static string Words(ListDefinition list, Answers row, string language) =>
        string.Join(" · ", list.Fields.Where(f => !f.IsComputed && row[f.Key] is not null).Select(f => AnswerText.Show(f, row[f.Key], language)));

    internal static void Tell(CompiledList compiled, RecordFacts facts, List<Issue> issues)
    {
        var list = compiled.List;
        var typed = Typed(list, facts.Answers, facts.Previous);
        if (!typed.IsEmpty)
        {
            issues.Add(new Issue(Rule, Severity.Note, new LocalText(
                $"“{list.Label.Th}” {typed.Length.Plain()} รายการที่กรอกไว้ถูกพักไว้ตามคำตอบข้างต้น ไม่นับในรายงาน ลบออกได้ที่แบบฟอร์ม หรือแก้คำตอบถ้ารายการเหล่านี้ถูกต้อง",
                $"'{list.Label.In("en")}': {typed.Length.Plain()} {(typed.Length == 1 ? "row that was" : "rows that were")} filled in {(typed.Length == 1 ? "is" : "are")} put aside as the answers stand and count for nothing. Remove them on the form, or change the answer if they are right."), [Cell(list, facts.Answers, typed[0]), .. Answered(compiled)]));
        }
    }

    /// <summary>Where the first of the rows says something; a workbook marks it there.</summary>
    private static CellRef Cell(ListDefinition list, Answers answers, Answers row) =>
        list.Fields.FirstOrDefault(f => !f.IsComputed && row[f.Key] is not null) is { } field ? new CellRef(field.Key, list.Key, answers.Aside[list.Key].IndexOf(row)) : new CellRef(list.Key);

    /// <summary>The answers that put them aside: what a table shows, which has no child rows.</summary>
    private static IEnumerable<CellRef> Answered(CompiledList list) =>
        list.AskIf!.Names.Where(name => FieldKey.TryParse(name, out _)).Select(name => new CellRef(FieldKey.Parse(name)));
}
