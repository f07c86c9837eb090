using System.Text.RegularExpressions;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Reading;

/// <summary>Settings that are well written and cannot be meant: ends in the wrong order, rounds that do not exist, a pattern that is none.</summary>
internal static class FieldSense
{
    private const int MostText = 20_000;
    private const int MostRows = 1_000;

    public static IEnumerable<DefinitionFault> Of(DatasetDefinition definition)
    {
        foreach (var twice in definition.Sections.GroupBy(s => s.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new(definition.File, 1, new($"มีหมวด “{twice.Key}” ซ้ำกันใน sections", $"The section '{twice.Key}' stands twice."));
        }

        foreach (var list in definition.Lists.Where(l => l.Min < 0 || l.Min > l.Max || l.Max > MostRows))
        {
            yield return new(definition.File, list.Line, new(
                $"รายการ “{list.Key}”: min และ max ต้องเรียงกันและไม่เกิน {MostRows.Plain()}", $"The list '{list.Key}': min and max must be in order and at most {MostRows.Plain()}."));
        }

        foreach (var fault in Of(definition.File, definition.Fields.Concat(definition.Lists.SelectMany(l => l.Fields)), definition.Rounds.RoundsAYear))
        {
            yield return fault;
        }
    }

    public static IEnumerable<DefinitionFault> Of(string file, IEnumerable<Field> fields, int rounds) =>
        fields.SelectMany(f => Complaints(f, rounds).Select(c => new DefinitionFault(file, f.Line, new LocalText($"“{f.Key}”: {c.Th}", $"'{f.Key}': {c.En}"))));

    private static IEnumerable<(string Th, string En)> Complaints(Field field, int rounds)
    {
        if (field.Since > field.Until)
        {
            yield return ("since ต้องไม่เกิน until", "'since' must not be after 'until'.");
        }

        if (field.Rounds.Any(r => r > rounds))
        {
            yield return ($"ฐานข้อมูลนี้มีเพียง {rounds.Plain()} งวด แต่ rounds บอกงวดที่มากกว่า", $"'rounds' names a round beyond the {rounds.Plain()} of a year.");
        }

        if (field is NumberField { Min: { } min, Max: { } max } && min > max)
        {
            yield return ("range ต้องเรียงจากน้อยไปมาก", "'range' must go from low to high.");
        }

        if (field is DateField { Min: { } from, Max: { } to } && from > to)
        {
            yield return ("range ต้องเรียงจากก่อนไปหลัง", "'range' must go from early to late.");
        }

        if (field is TextField text && (text.MaxLength is < 1 or > MostText || !IsPattern(text.Pattern)))
        {
            yield return ($"maxLength ต้องเป็น 1–{MostText.Plain()} และ pattern ต้องเป็น regular expression ที่ถูกต้อง", $"'maxLength' must be 1–{MostText.Plain()} and 'pattern' a regular expression.");
        }
    }

    private static bool IsPattern(string? pattern)
    {
        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
