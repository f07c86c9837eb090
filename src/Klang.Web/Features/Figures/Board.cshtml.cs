using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Figures;

/// <summary>The live figures of one dataset, down to the rows and the report that made them.</summary>
public sealed class BoardModel(Catalogue catalogue, FigureRequests requests, FigureRounds rounds, FigureReports figures, FigureAreas areas, FigureMaps maps, FigureNames names) : KlangPage
{
    public FigureReport Report { get; private set; } = null!;

    public FigureTable Figures => Report.Table;

    public ImmutableArray<FigureRound> Rounds { get; private set; } = [];

    public IReadOnlyList<AreaCode> Inside { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>Whether every indicator has a column, or the leading ones alone.</summary>
    public bool ShowAll { get; private set; }

    public FigureQuery Query => Figures.Query;

    public DatasetDefinition Dataset => Query.Dataset.Definition;

    public string Here => FigureLinks.To(Query, ShowAll, MapChoice);

    /// <summary>The column on the map, where the person chose one.</summary>
    public string? MapChoice { get; private set; }

    /// <summary>The column on the map; null where there is no column at all.</summary>
    public FigureIndicator? Mapped => Columns.FirstOrDefault(c => c.Key == MapChoice) ?? (Columns.IsEmpty ? null : Columns[0]);

    /// <summary>Null where no boundaries of the areas are there.</summary>
    public MapFigure? Map { get; private set; }

    /// <summary>What is shown, as a file.</summary>
    public string Download(string format, string? table = null) => $"/figures/{Dataset.Key}/download.{format}?{FigureLinks.Question(Query)}{(table is null ? "" : "&table=" + table)}";

    /// <summary>Whether the person may set a target of this area or of one inside it.</summary>
    public bool SetsTargets => Actor.Role is Role.Department or Role.ProvinceReviewer;

    public string Into(AreaCode area) => FigureLinks.Into(Query, area, ShowAll, MapChoice);

    public ImmutableArray<FigureIndicator> Columns => [.. Figures.Indicators.Where(i => i.IsAsked && (i.IsCore || ShowAll || !Figures.Indicators.Any(x => x.IsCore && x.IsAsked)))];

    /// <summary>Areas above this one that the person may see, from the top.</summary>
    public IEnumerable<AreaCode> Above => Enumerable.Range(0, (int)Query.Within.Level).Select(l => Query.Within.At((AreaLevel)l)!.Value).Where(a => a.IsWithin(Actor.Scope));

    public async Task<IActionResult> OnGetAsync(string dataset, FigureRequest request, [FromQuery] string? show, [FromQuery] string? map, CancellationToken cancel)
    {
        if (catalogue.Find(dataset) is not { } known)
        {
            return Refuse(Problems.NotFound);
        }

        ShowAll = show == "all";
        Rounds = await rounds.OfAsync(Actor, dataset, cancel);
        if (Rounds.IsEmpty)
        {
            return LocalRedirect("/figures");
        }

        var query = await requests.ReadAsync(Actor, Sensible(request with { Dataset = dataset }, known.Definition), cancel);
        var read = query.IsOk ? await figures.ReadAsync(Actor, query.Value, cancel) : query.Problem;
        if (!read.IsOk)
        {
            return Refuse(read.Problem);
        }

        Report = read.Value;
        Inside = Query.Within.Level < AreaLevel.Subdistrict ? [.. (await InsideAsync(Query.Within.Level + 1, cancel)).Order()] : [];
        Names = await names.OfAsync(Figures, cancel, Inside.Concat(Above));
        MapChoice = Columns.Any(c => c.Key == map) ? map : null;
        Map = Mapped is { } column ? await maps.OfAsync(Figures, column, Names, row => FigureLinks.CanGoInto(Query, row) ? Into(row.Area) : null, cancel) : null;
        return Page();
    }

    /// <summary>What the charts draw, for the script; the tables say the same to everybody.</summary>
    public string? ChartData(Microsoft.Extensions.Localization.IStringLocalizer texts) => Mapped is { } column ? FigureChart.Json(Report, column, Names, texts) : null;

    private Task<IReadOnlyList<AreaCode>> InsideAsync(AreaLevel level, CancellationToken cancel) => Query.IsRegrouped
        ? areas.InsideAsync(Query.Within, level, new AreaMoment(Query.AsOf, Query.KnownAt), cancel)
        : areas.InsideAsync(Query.Within, level, cancel);

    /// <summary>Choosing a district in the form leaves "by district" standing: then the level below is meant.</summary>
    private FigureRequest Sensible(FigureRequest request, DatasetDefinition definition)
    {
        var within = FigureRequests.Area(request.Within, Actor);
        var by = FigureLevels.Parse(request.By);
        return within.IsOk && by is not null && !FigureLevels.Choices(within.Value, definition).Contains(by.Value) ? request with { By = null } : request;
    }
}
