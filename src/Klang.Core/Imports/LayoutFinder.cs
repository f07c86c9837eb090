using System.Collections.Immutable;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>Finds the sheet, the header of one to three rows, and what each column is.</summary>
public sealed class LayoutFinder(ColumnMatcher matcher)
{
    private const int LastHeaderRow = 40;
    private const int TallestHeader = 3;

    /// <summary>A sheet that fits at least so well as the best could be meant as well.</summary>
    public const decimal AlikeShare = 0.9m;

    /// <summary>The best plan for each sheet that is shown and holds anything, the best first; sheets that fit as well stand beside each other.</summary>
    public ImmutableArray<(SheetPlan Plan, decimal Fit)> Find(IEnumerable<SheetSample> sheets) =>
        [.. sheets.Where(s => !s.Hidden && s.Rows.Count > 0).Select(Find).OrderByDescending(f => f.Fit)];

    /// <summary>The plan of a sheet whose header is known.</summary>
    public SheetPlan Plan(SheetSample sheet, int headerRow, int headerRows)
    {
        var (rows, width) = Spread(sheet);
        var headings = Headings(rows.Where(r => r.Number >= headerRow && r.Number < headerRow + headerRows), width);
        var data = rows.Where(r => r.Number >= headerRow + headerRows && !RowKinds.IsNumbering(r)).ToList();
        return new SheetPlan { Sheet = sheet.Name, HeaderRow = headerRow, HeaderRows = headerRows, Columns = matcher.Match(headings, data) };
    }

    private (SheetPlan Plan, decimal Fit) Find(SheetSample sheet)
    {
        var (rows, width) = Spread(sheet);
        var best = (Row: rows[0].Number, Height: 1, Fit: 0m);
        foreach (var first in rows.Where(r => r.Number <= rows[0].Number + LastHeaderRow && LooksLikeHeader(r)))
        {
            for (var height = 1; height <= TallestHeader; height++)
            {
                var head = rows.Where(r => r.Number >= first.Number && r.Number < first.Number + height).ToList();
                if (head.Count < height || !LooksLikeHeader(head[^1]))
                {
                    break;
                }

                // A taller header must earn its row: a title above fits nothing more.
                var fit = matcher.Fit(Headings(head, width)) - (0.05m * height);
                best = fit > best.Fit + 0.2m ? (first.Number, height, fit) : best;
            }
        }

        return (Plan(sheet, best.Row, best.Height), best.Fit);
    }

    /// <summary>Several cells with words; dates and sums do not head columns.</summary>
    private static bool LooksLikeHeader(SheetRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).ToList();
        return filled.Count >= 2 && filled.Count(c => c.Nature == CellNature.Text && !ThaiNumber.TryParse(c.Text, out _, out _)) >= 0.7 * filled.Count;
    }

    private static (List<SheetRow> Rows, int Width) Spread(SheetSample sheet)
    {
        var spread = new MergeSpread(sheet.Merges);
        var rows = sheet.Rows.Select(spread.Spread).ToList();
        return (rows, rows.Max(r => r.Cells.Count));
    }

    /// <summary>The words above a column, from the top, each once.</summary>
    private static List<string> Headings(IEnumerable<SheetRow> head, int width)
    {
        var rows = head.ToList();
        return [.. Enumerable.Range(0, width).Select(column => string.Join('\n',
            rows.Select(r => ThaiText.Normalise(r[column].Text)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)))];
    }
}
