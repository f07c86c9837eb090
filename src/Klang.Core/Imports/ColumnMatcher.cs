using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Imports;

/// <summary>
/// Finds what each column is, by its heading, by its values, and by the subjects that are known. It never decides a close call:
/// a doubtful column says so and waits for the officer.
/// </summary>
/// <param name="targets">What columns can be.</param>
/// <param name="isCode">Whether a text is the code of a subject of the report.</param>
/// <param name="isName">Whether a text is the name of one.</param>
public sealed class ColumnMatcher(ImmutableArray<ImportTarget> targets, Func<string, bool> isCode, Func<string, bool> isName)
{
    private const decimal Least = 0.5m;
    private const decimal Margin = 0.1m;
    private const decimal Exact = 0.97m;
    private const decimal GoodValues = 0.6m;
    private const int MostValues = 40;
    private const int OwnWords = 8;

    private readonly Dictionary<string, decimal[]> _alike = new(StringComparer.Ordinal);

    private sealed record Candidate(int Column, ImportTarget Target, decimal Label, decimal Score);

    /// <param name="headings">By column.</param>
    /// <param name="rows">Some rows of data.</param>
    public ImmutableArray<ColumnPlan> Match(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> rows)
    {
        var values = headings.Select((_, column) => (IReadOnlyList<SheetCell>)[.. rows.Select(r => r[column]).Where(c => !c.IsEmpty).Take(MostValues)]).ToList();
        var candidates = headings.SelectMany((heading, column) => Candidates(column, heading, values[column])).OrderByDescending(c => c.Score).ThenBy(c => c.Column).ToList();
        var taken = new Dictionary<int, Candidate>();
        foreach (var candidate in candidates)
        {
            if (!taken.ContainsKey(candidate.Column) && (candidate.Target.Role == TargetRole.Aside || taken.Values.All(t => t.Target != candidate.Target)))
            {
                taken[candidate.Column] = candidate;
            }
        }

        return [.. headings.Select((heading, column) => (heading, column)).Where(h => h.heading.Length > 0 || values[h.column].Count > 0)
            .Select(h => Plan(h.column, h.heading, values[h.column], taken, candidates, headings))];
    }

    /// <summary>How well a row of headings fits: what the best candidates of its columns come to.</summary>
    public decimal Fit(IReadOnlyList<string> headings) => headings.Select(LabelText.Key).Distinct(StringComparer.Ordinal).Where(k => k.Length > 0)
        .Sum(key => Alike(key).Max() is var best && best >= 0.7m ? best : 0);

    /// <summary>By target; a heading is looked at more than once.</summary>
    private decimal[] Alike(string key) => _alike.TryGetValue(key, out var known) ? known : _alike[key] = [.. targets.Select(t => t.Alike(key))];

    private static ColumnPlan Plan(int column, string heading, IReadOnlyList<SheetCell> values, Dictionary<int, Candidate> taken, List<Candidate> all, IReadOnlyList<string> headings)
    {
        var twice = heading.Length > 0 && headings.Where((h, other) => other != column && LabelText.Key(h) == LabelText.Key(heading)).Any();
        if (!taken.TryGetValue(column, out var best) || (twice && all.Any(c => c.Column == column && c.Score > best.Score)))
        {
            return new ColumnPlan(column, heading, null, 0) { Doubt = twice ? "twice" : "heading" };
        }

        if (best.Target.Role == TargetRole.Aside)
        {
            return new ColumnPlan(column, heading, ImportTargets.Aside, best.Score);
        }

        var rival = all.Where(c => c.Column == column && c.Target != best.Target && !taken.Values.Any(t => t.Column != column && t.Target == c.Target && t.Label >= c.Label)).Select(c => c.Score).DefaultIfEmpty(0).Max();
        var close = best.Label < Exact && best.Score - rival < Margin;
        var doubt = twice ? "twice" : close ? "rival" : values.Count > 0 && best.Score < best.Label * 0.9m ? "values" : "";
        return new ColumnPlan(column, heading, best.Target.Key, Math.Round(best.Score, 3)) { Doubt = doubt };
    }

    private IEnumerable<Candidate> Candidates(int column, string heading, IReadOnlyList<SheetCell> values)
    {
        var last = heading[(heading.LastIndexOf('\n') + 1)..];
        var (whole, end) = (LabelText.Key(heading), LabelText.Key(last));
        for (var i = 0; i < targets.Length; i++)
        {
            // Under a group's heading the column's own words decide where they are enough; a short one (ชาย) needs the group's.
            var (target, label) = (targets[i], whole == end || end.Length >= OwnWords ? Alike(end)[i] : Math.Max(Alike(whole)[i], Alike(end)[i] * Exact));
            var score = Score(target, label, values);
            if (score >= Least)
            {
                yield return new Candidate(column, target, label, score);
            }
        }
    }

    private decimal Score(ImportTarget target, decimal label, IReadOnlyList<SheetCell> values) => target.Role switch
    {
        TargetRole.Code => Math.Max(Share(values, isCode) >= GoodValues ? 0.98m : 0, label * 0.6m),
        TargetRole.Name => Share(values, isName) is var known && known >= 0.5m ? 0.9m + (label * 0.09m) : label >= 0.9m ? label * 0.95m : label * 0.8m,
        TargetRole.Aside => label >= 0.9m ? label * 0.96m : 0,
        TargetRole.Moo or TargetRole.FiscalYear => label * (values.Count == 0 || Share(values, IsSmallNumber) >= GoodValues ? 0.97m : 0.5m),
        TargetRole.Village or TargetRole.Subdistrict or TargetRole.District => label >= 0.85m ? label * 0.94m : 0,
        _ => OfField(target.Field!, label, values),
    };

    private static decimal OfField(Field field, decimal label, IReadOnlyList<SheetCell> values)
    {
        if (values.Count == 0 || (label < 0.4m && field is not (ChoiceField or MultiField)))
        {
            return label;
        }

        var readable = Share(values, text => AnswerParser.Parse(field, text).Fault is null);
        var words = field is ChoiceField or MultiField && readable >= 0.9m && values.Count >= 5 && values.Any(v => v.Nature == CellNature.Text && v.Text.Length > 2) ? 0.62m : 0;
        return Math.Max(words, label * (readable >= GoodValues ? 1 : 0.4m + (readable * 0.5m)));
    }

    private static decimal Share(IReadOnlyList<SheetCell> values, Func<string, bool> test) =>
        values.Count == 0 ? 0 : (decimal)values.Count(v => v.Nature != CellNature.Error && test(v.Text)) / values.Count;

    private static bool IsSmallNumber(string text) => Thai.ThaiNumber.TryParse(text, out var number, out _) && number is > 0 and < 3000 && decimal.Truncate(number) == number;
}
