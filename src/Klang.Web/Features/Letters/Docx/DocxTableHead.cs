using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>The head of a table: one row, or two where columns stand in groups. Both are repeated on every page.</summary>
internal static class DocxTableHead
{
    public static IEnumerable<TableRow> Of(LetterTable table, ImmutableArray<int> widths)
    {
        if (!table.HasGroups)
        {
            return [Row(table.Columns.Select((c, at) => Cell(c.Title, widths[at])))];
        }

        var upper = Runs(table).Select(run => run.Group is { } group
            ? Cell(group, widths.Skip(run.From).Take(run.Count).Sum(), run.Count)
            : Cell(table.Columns[run.From].Title, widths[run.From], merge: MergedCellValues.Restart));
        var lower = table.Columns.Select((c, at) => c.Group is null ? Cell("", widths[at], merge: MergedCellValues.Continue) : Cell(c.Title, widths[at]));
        return [Row(upper), Row(lower)];
    }

    /// <summary>Neighbours of the same group stand together; a column of none stands alone.</summary>
    private static IEnumerable<(string? Group, int From, int Count)> Runs(LetterTable table)
    {
        for (var from = 0; from < table.Columns.Length;)
        {
            var group = table.Columns[from].Group;
            var count = group is null ? 1 : table.Columns.Skip(from).TakeWhile(c => c.Group == group).Count();
            yield return (group, from, count);
            from += count;
        }
    }

    private static TableRow Row(IEnumerable<TableCell> cells) => new(cells.Prepend<OpenXmlElement>(new TableRowProperties(new CantSplit(), new TableHeader())));

    private static TableCell Cell(string text, int width, int span = 1, MergedCellValues? merge = null)
    {
        var cell = DocxTable.Cell([text], width, LetterAlign.Centre, bold: true, span, merge);
        cell.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
        return cell;
    }
}
