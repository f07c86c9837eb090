using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Rounds;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Figures;

/// <summary>ตัวเลขสด: each dataset's leading figures in the newest round that has data, for the person's own area.</summary>
public sealed class IndexModel(Catalogue catalogue, FigureRounds rounds, FigureQueries figures, AreaNames names) : KlangPage
{
    public IReadOnlyList<(DatasetDefinition Dataset, FigureRound? Round, FigureTable? Figures)> Datasets { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Names = await names.ReadAsync(cancel);
        var known = await rounds.AllAsync(Actor, cancel);
        var shown = new List<(DatasetDefinition, FigureRound?, FigureTable?)>();
        foreach (var dataset in catalogue.Datasets)
        {
            var round = FigureRounds.Newest(known[dataset.Definition.Key]);
            shown.Add((dataset.Definition, round, round is null ? null : await TotalAsync(dataset, round.Id, cancel)));
        }

        Datasets = shown;
        return Page();
    }

    private async Task<FigureTable?> TotalAsync(CompiledDefinition dataset, RoundId round, CancellationToken cancel) =>
        (await figures.ReadAsync(Actor, new FigureQuery { Dataset = dataset, Round = round, Within = Actor.Scope, By = AreaLevel.Country }, cancel)).Value;
}
