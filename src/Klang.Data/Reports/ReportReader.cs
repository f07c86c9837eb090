using System.Data.Common;
using Klang.Core.Submissions;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Reports;

/// <summary>Reports as they were read, and the mark from which the next reading goes on.</summary>
/// <param name="Mark">Null where the database cannot say what changed: the next reading is of everything.</param>
/// <param name="Facts">All reports of the year, or those that may have changed since the mark that was given.</param>
public sealed record ReportReading(string? Mark, IReadOnlyList<ReportFact> Facts);

/// <summary>
/// Reads a fiscal year's reports by a plain reader. PostgreSQL keeps in every row which transaction wrote it, so a later reading asks only for what
/// was written since: nothing has to be kept in step, and no save does more for it.
/// </summary>
public static class ReportReader
{
    private const string Columns = "id, unit_code, area_code, round_id, status, rows, rows_confirmed, errors, submitted_at, "
        + "CASE WHEN status = 'Returned' THEN CASE WHEN saved_at > reviewed_at THEN saved_at ELSE reviewed_at END END, extended_until";

    /// <summary>The oldest transaction that had not ended: all before it had, and what they wrote was seen.</summary>
    private const string OldestOpen = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    /// <param name="since">The mark of the reading before; null reads everything.</param>
    public static async Task<ReportReading> ReadAsync(KlangDb db, int fiscalYear, string? since, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            // The mark first: what is written between the two is read now, and once more the next time.
            var mark = db.Dialect == Dialect.Postgres ? await MarkAsync(db, cancel) : null;
            await using var command = ShelfCommands.Command(db, $"SELECT {Columns} FROM submissions WHERE fiscal_year = @year" + (since is null ? "" : " AND age(xmin) <= age(@since::text::xid8::xid)"));
            ShelfCommands.Add(command, "@year", fiscalYear);
            if (since is not null)
            {
                ShelfCommands.Add(command, "@since", since);
            }

            return new ReportReading(mark, await FactsAsync(command, cancel));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<string> MarkAsync(KlangDb db, CancellationToken cancel)
    {
        await using var command = ShelfCommands.Command(db, OldestOpen);
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<List<ReportFact>> FactsAsync(DbCommand command, CancellationToken cancel)
    {
        var facts = new List<ReportFact>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            facts.Add(Fact(reader));
        }

        return facts;
    }

    private static ReportFact Fact(DbDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), Status(reader.GetString(4)), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7),
        Moment(reader, 8), Moment(reader, 9), reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10));

    private static DateTime? Moment(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    private static SubmissionStatus Status(string name) => name switch
    {
        nameof(SubmissionStatus.Draft) => SubmissionStatus.Draft,
        nameof(SubmissionStatus.Submitted) => SubmissionStatus.Submitted,
        nameof(SubmissionStatus.Returned) => SubmissionStatus.Returned,
        nameof(SubmissionStatus.Approved) => SubmissionStatus.Approved,
        nameof(SubmissionStatus.Locked) => SubmissionStatus.Locked,
        _ => throw new NotSupportedException($"Unknown status {name}."),
    };
}
