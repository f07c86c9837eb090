using Klang.Data.Model;

namespace Klang.Web.Features.Import;

/// <summary>Some rows and all that judging them takes. Rows are about different records, so all cores share the work; the verdicts are in the rows' order.</summary>
internal sealed class RowTrial(RowJudge judge, ReadGroup[] rows, IReadOnlyDictionary<string, Record> records)
{
    // Below that, threads cost more than they bring.
    private const int Many = 32;

    /// <summary>For each row the one above that names the same subject; null where there is none.</summary>
    /// <param name="said">Where each subject was first named, in the rows before; these are added.</param>
    public int?[] Twice(Dictionary<string, int> said) =>
        [.. rows.Select(r => judge.IsAbout(r.Head) && !said.TryAdd(r.Subject!.Key, r.Head.Number) ? said[r.Subject.Key] : (int?)null)];

    public JudgedRow[] Judge(int?[] twice)
    {
        var judged = new JudgedRow[rows.Length];
        if (rows.Length < Many)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                Judge(i);
            }
        }
        else
        {
            Parallel.For(0, rows.Length, Judge);
        }

        return judged;

        void Judge(int i) => judged[i] = judge.Judge(rows[i], rows[i].Subject is { } subject ? records.GetValueOrDefault(subject.Key) : null, twice[i]);
    }
}
