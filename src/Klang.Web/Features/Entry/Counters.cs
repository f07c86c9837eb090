using Klang.Data.Model;

namespace Klang.Web.Features.Entry;

/// <summary>
/// What a submission's rows come to: the counts that work lists and matrices read, kept by the transaction that changes them.
/// Under the submission's lock nobody else changes rows, so the difference made here is the whole difference.
/// </summary>
internal readonly record struct Counters(int Rows, int Confirmed, int Errors, int Warnings)
{
    public static Counters Of(IEnumerable<Record> records) => records.Aggregate(default(Counters), (sum, r) => new Counters(
        sum.Rows + 1,
        sum.Confirmed + (r.State == RecordState.Carried ? 0 : 1),
        sum.Errors + r.Errors,
        sum.Warnings + r.Warnings));

    /// <summary>Takes what these rows came to before out of the submission's counts, and puts in what they come to now.</summary>
    public static void Change(Submission submission, Counters before, Counters now)
    {
        submission.Rows += now.Rows - before.Rows;
        submission.RowsConfirmed += now.Confirmed - before.Confirmed;
        submission.Errors += now.Errors - before.Errors;
        submission.Warnings += now.Warnings - before.Warnings;
    }
}
