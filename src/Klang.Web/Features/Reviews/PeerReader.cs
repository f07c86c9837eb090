using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Reviews;

/// <summary>An indicator of a report beside the unit's last round and the other units of the province.</summary>
/// <param name="Median">Of the other units that have reported this round; null where none has.</param>
/// <param name="Peers">How many those are.</param>
public sealed record PeerLine(FigureIndicator Indicator, decimal? Own, decimal? LastRound, decimal? Median, int Peers)
{
    public decimal? Share => Own is { } own && LastRound is { } last && last != 0 ? (own - last) / Math.Abs(last) : null;
}

/// <summary>Compares a report with the unit's last round and with similar units: those of the same level in the same province, for this round.</summary>
public sealed class PeerReader(KlangDb db, ShelfReader shelf)
{
    public async Task<ImmutableArray<PeerLine>> ReadAsync(EntryContext context, CancellationToken cancel = default)
    {
        var unit = AreaCode.Parse(context.Submission.AreaCode);
        var here = context.Round.Id();
        var (own, ownTable) = await RowAsync(context, unit, here, FigureStatus.All, cancel);
        var last = context.Previous is { } previous
            ? (await RowAsync(context, unit, new RoundId(here.DatasetKey, new FiscalYear(previous.FiscalYear), previous.RoundNumber), FigureStatus.All, cancel)).Own
            : null;
        var province = unit.At(AreaLevel.Province) ?? unit;
        var peers = unit.Level == AreaLevel.District ? (await TableAsync(context, province, AreaLevel.District, here, FigureStatus.Reported, cancel)).Rows : [];
        return [.. ownTable.Indicators.Where(i => i.IsAsked).Select(i =>
        {
            var others = peers.Where(r => r.Area != unit && r.Sums.Records > 0).Select(r => r.Values.GetValueOrDefault(i.Key)).OfType<decimal>().Order().ToList();
            return new PeerLine(i, own?.Values.GetValueOrDefault(i.Key), last?.Values.GetValueOrDefault(i.Key), Medians.Of(others), others.Count);
        })];
    }

    private async Task<(FigureRow? Own, FigureTable Table)> RowAsync(EntryContext context, AreaCode unit, RoundId round, FigureStatus status, CancellationToken cancel)
    {
        var table = await TableAsync(context, unit, unit.Level == AreaLevel.District ? AreaLevel.District : AreaLevel.Province, round, status, cancel);
        return (table.Rows.FirstOrDefault(r => r.Area == unit), table);
    }

    private async Task<FigureTable> TableAsync(EntryContext context, AreaCode within, AreaLevel by, RoundId round, FigureStatus status, CancellationToken cancel)
    {
        var query = new FigureQuery { Dataset = context.Dataset, Round = round, Within = within, By = by, Status = status };
        var sums = await shelf.SumsAsync(db, new SumsQuery
        {
            Dataset = round.DatasetKey,
            FiscalYear = round.Year.Year,
            Round = round.Number,
            Within = within,
            By = by,
            Statuses = status.Statuses(),
        }, cancel);
        return FigureBoard.Of(query, [], sums.ToDictionary(s => AreaCode.Parse(s.Key), s => s.Value), []);
    }
}
