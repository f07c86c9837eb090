using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Monitoring;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Letters;

/// <summary>How the reports of an addressee stand in a round: one of a district, for the department all of a province.</summary>
public sealed record LetterReport(LetterAddressee Of, RoundView Round, ReportTally Tally)
{
    public int Missing => Tally.Expected - Tally.Reported;
}

/// <summary>Reads from the matrix who owes what: what stands on the screen is what a letter says.</summary>
public sealed class LetterReports(MatrixQueries matrix, LetterSenders senders)
{
    /// <summary>By addressee, then by round; of one addressee or one round where the order says so.</summary>
    public async Task<Result<ImmutableArray<LetterReport>>> ReadAsync(Actor actor, LetterOrder order, CancellationToken cancel = default)
    {
        var found = await matrix.ReadAsync(actor, new MatrixQuery(order.Year, order.Sender.Area) { Dataset = order.Round?.DatasetKey }, cancel);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var addressees = (await senders.AddresseesAsync(order.Sender, cancel)).ToDictionary(a => a.Area);
        var rows = found.Value.Rows.Where(row => row.Unit is null or { Level: UnitLevel.District } && addressees.ContainsKey(row.Area) && (order.To is null || order.To == row.Area));
        return rows.SelectMany(row => Reports(row, addressees[row.Area], found.Value, order)).ToImmutableArray();
    }

    private static IEnumerable<LetterReport> Reports(MatrixRow row, LetterAddressee of, Matrix all, LetterOrder order) => all.Rounds
        .Where(round => row.Cells.ContainsKey(round.Round.Id) && (order.Round is null || round.Round.Id() == order.Round))
        .Select(round => new LetterReport(of, round, row.Cells[round.Round.Id].Tally));
}
