using System.Globalization;
using Klang.Core.Imports;
using Klang.Core.Records;

namespace Klang.Core.Tests.Imports;

/// <summary>The corpus of docs/import.md: what the importer makes of 300 generated workbooks, held against the truth.</summary>
public sealed class MessyWorkbooksTests(ITestOutputHelper output)
{
    private const int Books = 300;

    private static readonly MessyWorkbooks World = new();

    private static readonly ColumnMatcher Matcher = new(World.Targets, new SubjectMatcher(World.Subjects).IsCode, new SubjectMatcher(World.Subjects).IsName);

    private readonly record struct Score(int Cells, int Placed, int Flagged, int Silent);

    [Fact]
    public void Read_Corpus_PlacesNineteenOfTwentyCellsAndNothingSilentlyWrong()
    {
        var (sum, worst) = (default(Score), new List<string>());
        for (var seed = 0; seed < Books; seed++)
        {
            var score = Judge(World.Make(seed), worst);
            sum = new(sum.Cells + score.Cells, sum.Placed + score.Placed, sum.Flagged + score.Flagged, sum.Silent + score.Silent);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum.Cells} cells, {sum.Placed} placed ({100.0 * sum.Placed / sum.Cells:F2} %), {sum.Flagged} flagged, {sum.Silent} silently wrong"));
        Assert.True(sum.Silent == 0, $"{sum.Silent} silently wrong\n" + string.Join('\n', worst.Take(40)));
        Assert.True(sum.Placed >= 0.95 * sum.Cells, string.Create(CultureInfo.InvariantCulture, $"{100.0 * sum.Placed / sum.Cells:F2} % placed of {sum.Cells}\n") + string.Join('\n', worst.GroupBy(w => w[..Math.Min(w.Length, 60)]).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.First()}").Take(60)));
    }

    private static Score Judge(MessyBook book, List<string> worst)
    {
        var subjects = new SubjectMatcher(World.Subjects);
        var finder = new LayoutFinder(Matcher);
        var found = finder.Find(book.Sheets);
        var plan = found[0].Plan;
        var alike = found.Length > 1 && found[1].Fit >= found[0].Fit * LayoutFinder.AlikeShare;
        var sheet = book.Sheets.First(s => s.Name == plan.Sheet);
        var reader = new RowReader(plan, World.Targets, subjects, new CellReader(plan, (_, _) => null, (_, _) => null), sheet.Merges);
        var rows = sheet.Rows.Select(reader.Read).ToDictionary(r => r.Number);
        var twice = rows.Values.Where(r => r.Subject is not null).GroupBy(r => r.Subject!.Key).Where(g => g.Count() > 1).SelectMany(g => g.Select(r => r.Number)).ToHashSet();
        var score = default(Score);
        foreach (var truth in book.Truth)
        {
            var row = rows[truth.Row];
            var column = plan.Columns.FirstOrDefault(c => c.Column == truth.Column);
            var isPlaced = !truth.IsGarbage && plan.Sheet == truth.Sheet && column?.Target == truth.Target && row.Subject?.Key == truth.Subject && SaysIt(truth, row)
                && column.IsSure && !twice.Contains(row.Number) && !alike && !row.Findings.Any(f => f.Blocks && f.Column == truth.Column);
            var isFlagged = alike || column is not { IsSure: true, Target: not null } || row.Subject is null || twice.Contains(row.Number) || row.Findings.Any(f => f.Column == truth.Column);
            score = new(score.Cells + 1, score.Placed + (isPlaced ? 1 : 0), score.Flagged + (!isPlaced && isFlagged ? 1 : 0), score.Silent + (!isPlaced && !isFlagged ? 1 : 0));
            if (!isPlaced)
            {
                worst.Add($"{(isFlagged ? "flagged" : "SILENT")} {(truth.IsGarbage ? "garbage" : row.Subject is null ? "subject " + row.Kind + " " + row.Match?.Verdict + " " + RowReader.Words(row.Clues) : !(column?.IsSure ?? false) ? $"column {column?.Heading.Replace('\n', '/')} → {column?.Target} ({column?.Confidence} {column?.Doubt}), truly {truth.Target}" : "value")} | book {book.Seed} row {truth.Row} col {truth.Column} {truth.Target} truth {truth.Answer} got {row.Cells.GetValueOrDefault(truth.Target)}");
            }
        }

        // What is read where the truth says nothing would be silently wrong too.
        var known = book.Truth.Where(t => t.Sheet == plan.Sheet).Select(t => (t.Row, t.Target)).ToHashSet();
        var invented = rows.Values.Where(r => r.IsGood && !twice.Contains(r.Number)).Sum(r => r.Cells.Count(c => plan.Columns.First(x => x.Target == c.Key).IsSure && !known.Contains((r.Number, c.Key)) && AnswerParser.Parse(World.Targets.First(t => t.Key == c.Key).Field!, c.Value).Answer is not null && !alike));
        return score with { Silent = score.Silent + invented };
    }

    private static bool SaysIt(MessyTruth truth, ReadRow row) =>
        Equals(truth.Answer, row.Cells.TryGetValue(truth.Target, out var text) ? AnswerParser.Parse(World.Targets.First(t => t.Key == truth.Target).Field!, text).Answer : null);
}
