using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Figures;

/// <summary>The address of a page of figures: everything it shows stands in it, so it can be sent to somebody.</summary>
internal static class FigureLinks
{
    public static string To(FigureQuery query, bool showAll, string? map = null) =>
        $"/figures/{query.Round.DatasetKey}?{Question(query)}{(showAll ? "&show=all" : "")}{(map is null ? "" : "&map=" + map)}";

    /// <summary>The question itself, the same for the page, its files and the API.</summary>
    public static string Question(FigureQuery query) =>
        $"round={query.Period}&by={query.By.Word()}&within={query.Within.Digits}&status={query.Status.Word()}{Moment(query)}";

    /// <summary>The same figures inside another area, split one level further.</summary>
    public static string Into(FigureQuery query, AreaCode area, bool showAll, string? map = null) =>
        To(query with { Within = area, By = FigureLevels.Below(area, query.Dataset.Definition) }, showAll, map);

    /// <summary>The day whose areas group the figures, as the rest of an address; "" where none does.</summary>
    public static string Moment(FigureQuery query) =>
        new AreaMoment(query.AsOf, query.KnownAt) is { IsCurrent: false } moment ? "&" + moment.Query() : "";

    /// <summary>Whether an area of the table can be split further.</summary>
    public static bool CanGoInto(FigureQuery query, FigureRow row) =>
        !row.IsWhole && row.Area != query.Within && row.Area.Level < FigureLevels.Deepest(query.Dataset.Definition);

    public static string RoundLabel(FigureRound round) => $"{round.Id.WithoutDataset}{(round.Round.Name() is { } name ? " · " + name.In(Shell.Language.Current) : "")}";
}
