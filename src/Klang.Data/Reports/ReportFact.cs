using Klang.Core.Submissions;

namespace Klang.Data.Reports;

/// <summary>What monitoring asks of a report; everything else of it stays in the table.</summary>
/// <param name="Area">Where it stood when the round was made.</param>
/// <param name="Confirmed">Rows that count, of <paramref name="Rows"/>.</param>
/// <param name="SubmittedAt">UTC, of the submission that stands.</param>
/// <param name="TouchedAt">When a returned report was returned, or saved since (UTC); null for all others.</param>
public sealed record ReportFact(
    Guid Id, string Unit, string Area, long Round, SubmissionStatus Status, int Rows, int Confirmed, int Errors,
    DateTime? SubmittedAt, DateTime? TouchedAt, DateOnly? ExtendedUntil)
{
    /// <summary>Its province's two digits; empty for the department's own.</summary>
    public string Province => Area.Length < 2 ? "" : Area[..2];
}
