using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Marks the rows whose records were saved: taken, with what the record said before, or kept back with the reason.</summary>
internal static class TakenRows
{
    private static readonly string[] Marked = [nameof(ImportRow.State), nameof(ImportRow.Before), nameof(ImportRow.VersionAfter)];

    /// <summary>A row by its key, for what is written of it: its cells and findings stay where they are.</summary>
    public static ImportRow Key(Guid job, int number, Guid? record) => new() { JobId = job, Number = number, RecordId = record, Cells = "" };

    /// <summary>The marks put together before they are written; null where some row is not taken as it is.</summary>
    /// <param name="db">Of the database.</param>
    /// <param name="rows">By their keys.</param>
    /// <param name="saved">What became of each, in the same order.</param>
    public static BulkChange<ImportRow>? Ready(KlangDb db, List<ImportRow> rows, IReadOnlyList<SavedRow> saved)
    {
        if (!saved.All(IsWhole))
        {
            return null;
        }

        Mark(rows, saved);
        return BulkChange.Of(db, rows, Marked);
    }

    /// <summary>In the transaction that saved them.</summary>
    public static async Task WriteAsync(KlangDb db, List<ImportRow> rows, IReadOnlyList<SavedRow> saved, CancellationToken cancel)
    {
        Mark(rows, saved);
        var left = rows.Zip(saved).Where(r => !IsWhole(r.Second)).ToList();
        await BulkUpdate.RunAsync(db, [.. rows.Zip(saved).Where(r => IsWhole(r.Second)).Select(r => r.First)], Marked, cancel: cancel);
        await KeepBackAsync(db, left, cancel);
    }

    private static async Task KeepBackAsync(KlangDb db, List<(ImportRow Row, SavedRow Saved)> left, CancellationToken cancel)
    {
        if (left.Count == 0)
        {
            return;
        }

        var (job, numbers) = (left[0].Row.JobId, left.ConvertAll(l => l.Row.Number));
        var found = await db.ImportRows.AsNoTracking().Where(r => r.JobId == job && numbers.Contains(r.Number)).Select(r => new { r.Number, r.Findings }).ToDictionaryAsync(r => r.Number, r => r.Findings, cancel);
        foreach (var (row, saved) in left)
        {
            row.Findings = RowFindings.Write([.. RowFindings.Read(found[row.Number]), .. Conflicts(saved)]);
        }

        await BulkUpdate.RunAsync(db, left.ConvertAll(l => l.Row), [.. Marked, nameof(ImportRow.Findings)], cancel: cancel);
    }

    private static void Mark(List<ImportRow> rows, IReadOnlyList<SavedRow> outcome)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, saved) = (rows[i], outcome[i]);
            row.State = IsWhole(saved) ? ImportRowState.Taken : ImportRowState.Wrong;
            row.Before = saved is { Taken: true, Before: { } before } ? RowBefore.Write(before.Answers, before.State) : null;
            row.VersionAfter = saved.Taken ? saved.Record.Version : null;
        }
    }

    private static bool IsWhole(SavedRow saved) => saved.Taken && saved.Conflicts.IsEmpty;

    private static IEnumerable<CellFinding> Conflicts(SavedRow saved) => saved.Conflicts.Select(c => new CellFinding(-1, c.Field.Name, Severity.Error, new(
        $"{c.By} แก้เป็น “{c.Theirs}” ระหว่างที่ตรวจไฟล์ ตรวจไฟล์อีกครั้งถ้าต้องการใช้ค่าจากไฟล์", $"{c.By} changed this to '{c.Theirs}' meanwhile. Check the file again if its value is meant.")) { Blocks = true })
        .Concat(saved.Taken ? [] : [new CellFinding(-1, "", Severity.Error, new("ยอดรวมในแถวนี้ไม่ตรงกับที่คำนวณได้ แก้แล้วตรวจไฟล์อีกครั้ง", "A total of this row is not what it adds up to. Mend it and check the file again.")) { Blocks = true }]);
}
