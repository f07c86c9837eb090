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
    public List<(DatasetDefinition Dataset, FigureRound Round, FigureTable Figures)> Open { get; } = [];

    public IEnumerable<DatasetDefinition> NotOpen => catalogue.Datasets.Select(d => d.Definition).Where(d => Open.TrueForAll(o => o.Dataset.Key != d.Key));

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Names = await names.ReadAsync(cancel);
        var known = await rounds.AllAsync(Actor, cancel);
        foreach (var dataset in catalogue.Datasets)
        {
            if (FigureRounds.Newest(known[dataset.Definition.Key]) is { } round && await TotalAsync(dataset, round.Id, cancel) is { } total)
            {
                Open.Add((dataset.Definition, round, total));
            }
        }

        return Page();
    }

    private async Task<FigureTable?> TotalAsync(CompiledDefinition dataset, RoundId round, CancellationToken cancel) =>
        (await figures.ReadAsync(Actor, new FigureQuery { Dataset = dataset, Round = round, Within = Actor.Scope, By = AreaLevel.Country }, cancel)).Value;
}
