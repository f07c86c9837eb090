using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Imports;
using Klang.Core.Thai;

namespace Klang.Web.Features.Import;

/// <summary>Reads what the officer corrected of a plan.</summary>
internal static class PlanForm
{
    public const int FixedRows = 6;
    private const string Column = "column.";
    private const string Word = "word.";

    public static SheetPlan Read(IFormCollection form, SheetPlan plan) => plan with
    {
        Columns = [.. plan.Columns.Select(c => form.TryGetValue(Column + c.Column.ToString(CultureInfo.InvariantCulture), out var chosen)
            ? c with { Target = chosen.ToString() is { Length: > 0 } target ? target : null, Confidence = 1, Doubt = "" }
            : c)],
        Fixed = Fixed(form, plan),
    };

    /// <summary>What every row says; the form shows all of it, so what is not there is not meant.</summary>
    private static ImmutableSortedDictionary<string, string> Fixed(IFormCollection form, SheetPlan plan) => !form.ContainsKey("fixed.0.target") ? plan.Fixed
        : Enumerable.Range(0, FixedRows).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => (Target: form[$"fixed.{i}.target"].ToString(), Text: form[$"fixed.{i}.text"].ToString().Trim()))
            .Where(f => f.Target.Length > 0 && f.Text.Length > 0).DistinctBy(f => f.Target, StringComparer.Ordinal).ToImmutableSortedDictionary(f => f.Target, f => f.Text, StringComparer.Ordinal);

    public static bool SaysSheet(IFormCollection form) => form["sheet"].ToString().Length > 0;

    public static (string Sheet, int Row, int Rows) Header(IFormCollection form, SheetPlan plan) =>
        (form["sheet"].ToString() is { Length: > 0 } sheet ? sheet : plan.Sheet, Number(form["headerRow"], plan.HeaderRow, 100_000), Number(form["headerRows"], plan.HeaderRows, 5));

    /// <summary>What texts mean: a ticked suggestion, or what was typed instead; or every suggestion at once.</summary>
    public static SheetPlan WithWords(IFormCollection form, SheetPlan plan, bool all)
    {
        var words = plan.Words.ToBuilder();
        foreach (var name in form.Keys.Where(k => k.StartsWith(Word, StringComparison.Ordinal) && k.EndsWith(".key", StringComparison.Ordinal)))
        {
            var (stem, key) = (name[..^4], form[name].ToString());
            var meant = form[stem + ".typed"].ToString() is { Length: > 0 } typed ? typed.Trim() : form[stem + ".take"].ToString();
            if (meant.Length > 0)
            {
                words[key] = meant;
            }
            else if (all && form[stem + ".suggested"].ToString() is { Length: > 0 } suggested)
            {
                words[key] = suggested;
            }
        }

        return plan with { Words = words.ToImmutable() };
    }

    private static int Number(string? text, int otherwise, int most) =>
        int.TryParse(ThaiDigits.ToArabic(text?.Trim() ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? Math.Min(number, most) : otherwise;
}

/// <summary>One row mended by hand.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Subject">The code of the subject; null where it was known.</param>
/// <param name="Cells">Texts by field.</param>
public sealed record RowMend(int Row, string? Subject, ImmutableDictionary<string, string> Cells);

internal static class MendForm
{
    private const string Cell = "cell.";

    public static RowMend Read(IFormCollection form) => new(
        int.TryParse(form["row"], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0,
        form["subject"].ToString() is { Length: > 0 } subject ? subject.Trim() : null,
        form.Keys.Where(k => k.StartsWith(Cell, StringComparison.Ordinal)).ToImmutableDictionary(k => k[Cell.Length..], k => form[k].ToString(), StringComparer.Ordinal));
}
