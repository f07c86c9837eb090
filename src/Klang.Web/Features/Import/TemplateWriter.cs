using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Import.Writing;
using Microsoft.EntityFrameworkCore;
using Field = Klang.Core.Datasets.Field;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Features.Import;

/// <summary>
/// The workbook of a report: its subjects with what stands or was carried in, locked keys, drop-downs, formats, notes, a sheet of
/// guidance, and a hidden one by which it finds its way back.
/// </summary>
public sealed class TemplateWriter(KlangDb db, AreaNames areas)
{
    private const string DataTab = "ข้อมูล";
    private const string ListsTab = "_lists";
    private const int SectionRow = 4;
    private const int HeadRow = 5;
    private const int SpareRows = 20;

    /// <summary>The workbook as a stream at its beginning. The caller has asked whether the person may.</summary>
    public async Task<MemoryStream> WriteAsync(EntryContext context, CancellationToken cancel = default)
    {
        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var (columns, names, stream) = (TemplateColumn.Of(context), await areas.ReadAsync(cancel), new MemoryStream());
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateSheet.Styles();
            Data(workbook, context, columns, Rows(context, columns, records, names).ToList());
            Guidance(workbook, context, columns);
            Lists(workbook, columns, context.Submission.FiscalYear);
            Marks(workbook, context, columns);
        }

        stream.Position = 0;
        return stream;
    }

    private static IEnumerable<Cell[]> Rows(EntryContext context, ImmutableArray<TemplateColumn> columns, List<Record> records, AreaNamesSnapshot names)
    {
        foreach (var record in records)
        {
            var name = record.Subject?.Name ?? (context.IsOfUnit(record.SubjectKey) ? context.Unit.NameTh : names.NameOf(record.AreaCode, "th")) ?? record.SubjectKey;
            var listed = columns.Any(c => c.IsListed) ? record.Answers.List(context.Dataset.Definition.Lists[0].Key) : [];
            for (var i = 0; i < Math.Max(1, listed.Length); i++)
            {
                var row = i < listed.Length ? listed[i] : null;
                yield return [.. columns.Select(c => c.Field is null
                    ? TemplateSheet.Text(c.Target == ImportTargets.Code ? record.SubjectKey : c.Target == ImportTargets.Name ? name : names.PlaceOf(record.AreaCode, "th"), TemplateStyle.Locked)
                    : c.Cell(c.IsListed ? row : i == 0 ? record.Answers : null))];
            }
        }
    }

    private static void Data(WorkbookPart workbook, EntryContext context, ImmutableArray<TemplateColumn> columns, List<Cell[]> rows)
    {
        var submission = context.Submission;
        var data = new SheetData(
            TemplateSheet.Row(1, [TemplateSheet.Text(context.Dataset.Definition.Name.Th, TemplateStyle.Title)]),
            TemplateSheet.Row(2, [TemplateSheet.Text($"{context.Unit.NameTh} งวดที่ {submission.RoundNumber.Plain()} ปีงบประมาณ {submission.FiscalYear.Plain()} ส่งภายใน {BuddhistDate.Long(context.Round.EffectiveDueOn)}")]),
            TemplateSheet.Row(SectionRow, columns.Select((c, i) => i > 0 && columns[i - 1].Section == c.Section ? TemplateSheet.Blank(TemplateStyle.Section) : TemplateSheet.Text(c.Section, TemplateStyle.Section))),
            TemplateSheet.Row(HeadRow, columns.Select(c => TemplateSheet.Text(c.Heading, TemplateStyle.Head))));
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            data.AppendChild(TemplateSheet.Row(HeadRow + 1 + i, row));
        }

        var part = workbook.AddNewPart<WorksheetPart>();
        var last = HeadRow + Math.Max(rows.Count, 1) + (columns.Any(c => c.IsListed) ? SpareRows : 0);
        part.Worksheet = new Worksheet(
            new SheetViews(new SheetView(new Pane { HorizontalSplit = 2, VerticalSplit = HeadRow, TopLeftCell = $"C{(HeadRow + 1).Plain()}", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Field is null && c.Target != ImportTargets.Code ? 34 : 17, CustomWidth = true })),
            data,
            new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false, Sort = false, AutoFilter = false, SelectLockedCells = false },
            Merged(columns),
            Validations(columns, submission.FiscalYear, last));
        var notes = columns.Select((c, i) => (Column: c, i)).Where(c => c.Column.Field is not null).Select(c => new CellNote(HeadRow, c.i, TemplateNotes.Of(c.Column.Field!))).ToList();
        if (CommentParts.Add(part, notes) is { } drawing)
        {
            part.Worksheet.AppendChild(new LegacyDrawing { Id = drawing });
        }

        Add(workbook, part, DataTab, SheetStateValues.Visible);
    }

    private static MergeCells Merged(ImmutableArray<TemplateColumn> columns)
    {
        var merged = new MergeCells(new MergeCell { Reference = "A1:F1" });
        for (var at = 0; at < columns.Length;)
        {
            var end = at;
            while (end + 1 < columns.Length && columns[end + 1].Section == columns[at].Section)
            {
                end++;
            }

            if (end > at && columns[at].Section.Length > 0)
            {
                merged.AppendChild(new MergeCell { Reference = $"{CellAddress.Letters(at)}{SectionRow.Plain()}:{CellAddress.Letters(end)}{SectionRow.Plain()}" });
            }

            at = end + 1;
        }

        return merged;
    }

    private static DataValidations Validations(ImmutableArray<TemplateColumn> columns, int year, int last)
    {
        var (all, list) = (new DataValidations(), 0);
        foreach (var (column, i) in columns.Select((c, i) => (c, i)).Where(c => c.c.Field is not null))
        {
            var count = column.Choices(year).Length;
            var formula = column.Field is YesNoField ? "\"ใช่,ไม่ใช่\"" : count > 0 ? $"{ListsTab}!${CellAddress.Letters(list)}$1:${CellAddress.Letters(list++)}${count.Plain()}" : null;
            if (formula is not null)
            {
                all.AppendChild(new DataValidation(new Formula1(formula))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    ErrorTitle = "เลือกจากรายการ",
                    Error = "ค่านี้ไม่อยู่ในรายการ",
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{CellAddress.Letters(i)}{(HeadRow + 1).Plain()}:{CellAddress.Letters(i)}{last.Plain()}" },
                });
            }
        }

        return all;
    }

    private static void Lists(WorkbookPart workbook, ImmutableArray<TemplateColumn> columns, int year)
    {
        var lists = columns.Select(c => c.Choices(year)).Where(c => c.Length > 0).ToList();
        var data = new SheetData(Enumerable.Range(0, lists.Count == 0 ? 0 : lists.Max(l => l.Length)).Select(row =>
            TemplateSheet.Row(row + 1, lists.Select(l => row < l.Length ? TemplateSheet.Text(l[row].Label.Th) : TemplateSheet.Blank(TemplateStyle.Plain)))));
        Plain(workbook, data, ListsTab, SheetStateValues.Hidden);
    }

    private static void Guidance(WorkbookPart workbook, EntryContext context, ImmutableArray<TemplateColumn> columns)
    {
        string[] lead =
        [
            "คำแนะนำ", "1. กรอกเฉพาะช่องสีเหลืองในแผ่น “ข้อมูล” รหัสและชื่อมาจากทะเบียนและล็อกไว้", "2. ช่องที่มีค่าอยู่แล้วคือค่าล่าสุดที่มี ตรวจแล้วแก้เฉพาะที่เปลี่ยน",
            "3. ไม่มีให้ใส่ 0 ช่องว่างหมายถึงไม่บอกค่าใหม่", "4. เมื่อเสร็จแล้วส่งไฟล์ที่หน้า นำเข้าจาก Excel ระบบตรวจให้ก่อนบันทึกเสมอ", "",
        ];
        var rows = lead.Select((text, i) => TemplateSheet.Row(i + 1, [TemplateSheet.Text(text, i == 0 ? TemplateStyle.Title : TemplateStyle.Plain)]))
            .Append(TemplateSheet.Row(lead.Length + 1, new[] { "หัวข้อ", "ข้อมูล", "คำอธิบาย", "ตัวเลือก" }.Select(t => TemplateSheet.Text(t, TemplateStyle.Head))))
            .Concat(columns.Where(c => c.Field is not null).Select((c, i) => TemplateSheet.Row(lead.Length + 2 + i,
            [
                TemplateSheet.Text(c.Section, TemplateStyle.Wrapped), TemplateSheet.Text(c.Heading, TemplateStyle.Wrapped), TemplateSheet.Text(TemplateNotes.Of(c.Field!), TemplateStyle.Wrapped),
                TemplateSheet.Text(string.Join('\n', c.Choices(context.Submission.FiscalYear).Select(x => x.Label.Th)), TemplateStyle.Wrapped),
            ])));
        Plain(workbook, new SheetData(rows), "คำแนะนำ", SheetStateValues.Visible, 30, 40, 60, 50);
    }

    private static void Marks(WorkbookPart workbook, EntryContext context, ImmutableArray<TemplateColumn> columns)
    {
        var marks = new TemplateMarks(context.Submission.Dataset, context.Submission.RoundLabel, context.Submission.UnitCode, DataTab, HeadRow, 1, [.. columns.Select(c => (c.Target, c.Heading))]);
        Plain(workbook, new SheetData(marks.Rows().Select((row, i) => TemplateSheet.Row(i + 1, row.Select(t => TemplateSheet.Text(t))))), TemplateMarks.Tab, SheetStateValues.VeryHidden);
    }

    private static void Plain(WorkbookPart workbook, SheetData data, string name, SheetStateValues state, params double[] widths)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = widths.Length == 0 ? new Worksheet(data) : new Worksheet(new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })), data);
        Add(workbook, part, name, state);
    }

    private static void Add(WorkbookPart workbook, WorksheetPart part, string name, SheetStateValues state)
    {
        var sheets = workbook.Workbook.Sheets!;
        sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name, State = state });
    }
}
