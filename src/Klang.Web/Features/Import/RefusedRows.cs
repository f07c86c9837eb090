using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Klang.Web.Features.Import;

/// <summary>
/// Rows that the database itself refuses. What parser and rules let through fits every column, so this takes a constraint that somebody
/// added to the database, or a defect; and then one row may not hold the other 999 of its batch, nor keep the job from ending.
/// </summary>
public sealed partial class RefusedRows(ProcessRunner processes, ILogger<RefusedRows> log)
{
    private static readonly LocalText Why = new(
        "ฐานข้อมูลไม่รับค่าในแถวนี้ แถวอื่นบันทึกแล้ว ตรวจค่าที่ผิดปกติแล้วแก้แถวนี้ ถ้ายังไม่ได้ โปรดแจ้งผู้ดูแลระบบ",
        "The database does not take what this row says; the others are saved. Look for an unusual value and mend this row, or tell the administrator.");

    /// <summary>Whether it is about what was written, not about the connection or about who was first.</summary>
    internal static bool IsRefusal(Exception e) => e switch
    {
        DbUpdateConcurrencyException => false,
        DbUpdateException { InnerException: { } inner } => IsRefusal(inner),

        // Data exceptions and integrity constraints of the SQL standard, and what a procedure raises.
        PostgresException { SqlState: var state } => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state == "P0001",
        SqliteException { SqliteErrorCode: var code } => code is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH or SQLitePCL.raw.SQLITE_TOOBIG,
        OverflowException => true,
        _ => false,
    };

    /// <summary>The log says why once, when the one row is found.</summary>
    internal void Tell(Exception e, ImportJob job, List<ImportRow> rows)
    {
        if (rows.Count == 1)
        {
            Refused(log, e, job.Id, rows[0].Number);
        }
    }

    internal async Task<Problem?> KeepBackAsync(ImportJob job, Actor actor, ImportRow row, CancellationToken cancel) => (await processes.RunAsync<bool>(new Process("import.row-refused", actor), async scope =>
    {
        var found = await scope.Db.ImportRows.Where(r => r.JobId == job.Id && r.Number == row.Number).Select(r => r.Findings).SingleAsync(cancel);
        var findings = RowFindings.Write([.. RowFindings.Read(found), new CellFinding(-1, "", Severity.Error, Why) { Blocks = true }]);
        await scope.Db.ImportRows.Where(r => r.JobId == job.Id && r.Number == row.Number)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, ImportRowState.Wrong).SetProperty(r => r.Findings, findings), cancel);
        scope.Note(job.UnitCode, job.FileName, new { import = job.Id, row = row.Number });
        return true;
    }, cancel)).Problem;

    [LoggerMessage(LogLevel.Error, "The database refused row {Row} of import {Job}; it was kept back.")]
    private static partial void Refused(ILogger log, Exception e, Guid job, int row);
}
