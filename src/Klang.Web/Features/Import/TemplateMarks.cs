using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Imports;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import;

/// <summary>What a template says of itself on a hidden sheet, so that it comes back without guessing.</summary>
public sealed record TemplateMarks(string Dataset, string Round, string Unit, string Sheet, int HeaderRow, int HeaderRows, ImmutableArray<(string Target, string Heading)> Columns)
{
    public const string Tab = "_klang";
    public const string Signature = "klang-template-1";

    /// <summary>Rows of the hidden sheet.</summary>
    public IEnumerable<string[]> Rows() =>
        [[Signature, Dataset, Round, Unit], [Sheet, HeaderRow.ToString(CultureInfo.InvariantCulture), HeaderRows.ToString(CultureInfo.InvariantCulture)], .. Columns.Select(c => new[] { c.Target, c.Heading })];

    /// <summary>The marks of a workbook; null where it is no template.</summary>
    public static TemplateMarks? Find(WorkbookFile file)
    {
        if (file.Tabs.All(t => t.Name != Tab))
        {
            return null;
        }

        var rows = file.Rows(Tab).ToList();
        return rows.Count >= 2 && rows[0][0].Text == Signature && int.TryParse(rows[1][1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && int.TryParse(rows[1][2].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? new TemplateMarks(rows[0][1].Text, rows[0][2].Text, rows[0][3].Text, rows[1][0].Text, row, height, [.. rows.Skip(2).Select(r => (r[0].Text, r[1].Text))])
            : null;
    }

    /// <summary>The columns as they stand now: whoever moved or removed some moved their headings along.</summary>
    public SheetPlan Plan(SheetSample sheet, ImmutableArray<ImportTarget> targets)
    {
        var asked = targets.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var byHeading = Columns.Where(c => asked.Contains(c.Target)).GroupBy(c => LabelText.Key(c.Heading), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Target, StringComparer.Ordinal);
        var header = sheet.Rows.FirstOrDefault(r => r.Number == HeaderRow + HeaderRows - 1) ?? sheet.Rows[0];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var columns = header.Cells.Select((cell, i) => (cell, i)).Where(c => !c.cell.IsEmpty).Select(c =>
            byHeading.TryGetValue(LabelText.Key(c.cell.Text), out var target) && seen.Add(target) ? new ColumnPlan(c.i, c.cell.Text, target, 1) : new ColumnPlan(c.i, c.cell.Text, null, 0) { Doubt = "heading" });
        return new SheetPlan { Sheet = sheet.Name, HeaderRow = header.Number, HeaderRows = 1, Columns = [.. columns], FromTemplate = true };
    }
}
