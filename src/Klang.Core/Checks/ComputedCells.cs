using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Totals that come typed, as in a workbook or from another program. They are never stored, but one that differs from what the record
/// adds up to says that a part is wrong, so the row is not taken.
/// </summary>
public static class ComputedCells
{
    /// <param name="dataset">Whose fields they are.</param>
    /// <param name="computed">The record with its computed cells filled.</param>
    /// <param name="typed">Texts by field; fields that are not computed are left aside, and so are empty ones.</param>
    public static ImmutableArray<Issue> Differing(CompiledDefinition dataset, Answers computed, IReadOnlyDictionary<FieldKey, string?> typed) =>
        [.. dataset.Fields.Select(f => f.Field).Where(f => f.IsComputed && typed.ContainsKey(f.Key)).Select(f => Differing(f, computed[f.Key], typed[f.Key])).OfType<Issue>()];

    private static Issue? Differing(Field field, Answer? right, string? text)
    {
        var typed = AnswerParser.Parse(field, text).Answer;
        return typed is null || Equals(typed, right) ? null : new Issue("computed", Severity.Error, new LocalText(
            $"“{field.Label.Th}” ที่ส่งมาเป็น {AnswerText.Show(field, typed, "th")} แต่ระบบคำนวณได้ {Shown(field, right, "th")}: แก้ค่าที่นำมาคำนวณ หรือลบค่านี้ออก ยังไม่รับแถวนี้",
            $"'{field.Label.In("en")}' came as {AnswerText.Show(field, typed, "en")}, but works out to {Shown(field, right, "en")}: mend what it is worked out from, or leave it out. The row was not taken."), [new CellRef(field.Key)]);
    }

    private static string Shown(Field field, Answer? answer, string language) => answer is null ? "–" : AnswerText.Show(field, answer, language);
}
