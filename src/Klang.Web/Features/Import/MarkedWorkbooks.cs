using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Import.Writing;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>The officer's own workbook with the cells that need a look coloured and commented; nothing else in it is changed.</summary>
public sealed class MarkedWorkbooks(KlangDb db)
{
    /// <summary>More notes make Excel slow; the rest is on the page.</summary>
    private const int MostNotes = 5_000;

    /// <summary>A copy of the file with marks, as a stream that is gone when it is closed.</summary>
    /// <exception cref="UnreadableException">The file cannot be opened for marking.</exception>
    public Task<Stream> WriteAsync(ImportJob job, Stream original, CancellationToken cancel = default) => WriteAsync([job], original, cancel);

    /// <summary>The same with the marks of several jobs of one file and layout.</summary>
    public async Task<Stream> WriteAsync(IReadOnlyList<ImportJob> jobs, Stream original, CancellationToken cancel = default)
    {
        var (plan, ids) = (SheetPlan.Read(jobs[0].Layout!), jobs.Select(j => j.Id).ToList());
        var rows = await db.ImportRows.AsNoTracking().Where(r => ids.Contains(r.JobId) && r.Findings != null).OrderBy(r => r.Number).Take(MostNotes).Select(r => new { r.Number, r.Findings }).ToListAsync(cancel);
        var marks = rows.SelectMany(r => RowFindings.Read(r.Findings).Select(f => (r.Number, Finding: f))).Take(MostNotes).ToList();
        return await MarkAsync(original, plan, marks, cancel);
    }

    internal static async Task<Stream> MarkAsync(Stream original, SheetPlan plan, IReadOnlyList<(int Row, CellFinding Finding)> marks, CancellationToken cancel = default)
    {
        await using var whole = SheetSwap.Temporary();
        var head = new byte[4];
        var isZip = await original.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancel) == 4 && head is [0x50, 0x4B, 0x03, 0x04];
        original.Position = 0;
        if (isZip)
        {
            await original.CopyToAsync(whole, cancel);
        }
        else
        {
            PlainWorkbook.Write(original, plan.Sheet, whole);
        }

        whole.Position = 0;
        try
        {
            return Mark(whole, plan, marks);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException)
        {
            throw new UnreadableException(ReadingProblems.Broken);
        }
    }

    private static FileStream Mark(Stream whole, SheetPlan plan, IReadOnlyList<(int Row, CellFinding Finding)> marks)
    {
        var first = plan.Columns.Length == 0 ? 0 : plan.Columns.Min(c => c.Column);
        var byCell = marks.GroupBy(m => (m.Row, Column: m.Finding.Column >= 0 ? m.Finding.Column : first)).ToDictionary(g => g.Key, g => g.Select(m => m.Finding).ToList());
        var part = Part(whole, plan.Sheet);
        using var light = SheetSwap.Without(whole, part);
        var (styles, drawing) = Add(light, plan.Sheet, [.. byCell.Select(c => new CellNote(c.Key.Row, c.Key.Column, string.Join('\n', c.Value.Select(Words).Distinct(StringComparer.Ordinal))))]);
        var colours = byCell.ToDictionary(c => c.Key, c => styles + (c.Value.Any(f => f.Level == Severity.Error) ? 0 : c.Value.Any(f => f.Level == Severity.Warning) ? 1 : 2));
        return SheetSwap.With(light, whole, part, (from, to) => SheetColouring.Run(from, to, colours, styles, drawing));
    }

    private static string Part(Stream whole, string sheet)
    {
        using var document = SpreadsheetDocument.Open(whole, isEditable: false);
        return Part(document.WorkbookPart!, sheet).Uri.OriginalString;
    }

    private static WorksheetPart Part(WorkbookPart workbook, string sheet) =>
        (WorksheetPart)workbook.GetPartById(workbook.Workbook.Sheets!.Elements<Sheet>().First(s => s.Name == sheet).Id!);

    /// <summary>Styles for marked cells, and the notes.</summary>
    private static (int Styles, string? Drawing) Add(Stream light, string sheet, IReadOnlyCollection<CellNote> notes)
    {
        using var document = SpreadsheetDocument.Open(light, isEditable: true);
        var workbook = document.WorkbookPart!;
        return (MarkStyles.Add(workbook), CommentParts.Add(Part(workbook, sheet), notes));
    }

    private static string Words(CellFinding finding) =>
        (finding.Level == Severity.Error ? "ผิด: " : finding.Level == Severity.Warning ? "ตรวจ: " : "หมายเหตุ: ") + finding.Message.Th + (finding.SuggestionText is { } probably ? $" (น่าจะเป็น {probably})" : "");
}
