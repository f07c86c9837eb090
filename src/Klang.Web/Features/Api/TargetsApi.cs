using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Figures;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>The targets of one indicator and fiscal year: the area's own and those right below it.</summary>
public sealed record TargetList(string Dataset, int FiscalYear, string Indicator, string Within, IReadOnlyList<TargetItem> Items, string? Next);

/// <param name="Amount">Null where no target is set.</param>
/// <param name="Base">What the year before had reached when the target was set.</param>
/// <param name="LastYear">What the year before reached, as it stands now.</param>
/// <param name="Steps">Five rising thresholds; null where none are set.</param>
public sealed record TargetItem(
    string Code, string NameTh, string? NameEn, decimal? Amount, decimal? Base, decimal? LastYear, IReadOnlyList<decimal>? Steps, DateTime? SavedAt, string? SavedBy);

internal sealed record TargetWish(string? Code, decimal? Amount, decimal[]? Steps);

internal sealed record TargetWishes(string? Dataset, int? FiscalYear, string? Indicator, TargetWish[]? Items);

/// <param name="Changed">How many targets were set, changed or taken away.</param>
public sealed record TargetAnswer(int Changed);

/// <summary><c>GET</c> and <c>PUT /targets</c>.</summary>
internal static class TargetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/targets", GetAsync).WithTags("figures").WithSummary("Targets of a fiscal year")
            .Produces<TargetList>().ProducesProblem(400).ProducesProblem(404);
        api.MapPut("/targets", PutAsync).WithTags("figures").WithSummary("Sets targets; all or none")
            .Produces<TargetAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<IResult> GetAsync([AsParameters] TargetRequest request, HttpContext http, TargetRequests requests, TargetDesk desk, AreaNames names, CancellationToken cancel)
    {
        var query = requests.Read(http.User.Actor(), request);
        var sheet = query.IsOk ? await desk.ReadAsync(http.User.Actor(), query.Value, cancel) : query.Problem;
        return sheet.IsOk ? TypedResults.Ok(View(sheet.Value, await names.ReadAsync(cancel))) : sheet.Problem.ToResult();
    }

    private static async Task<IResult> PutAsync(TargetWishes wishes, HttpContext http, TargetRequests requests, TargetWriter writer, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        if (string.IsNullOrWhiteSpace(wishes.Indicator) || wishes.FiscalYear is null)
        {
            return (wishes.FiscalYear is null ? FigureProblems.BadYear : FigureProblems.UnknownIndicator).ToResult();
        }

        var query = requests.Read(actor, new TargetRequest { Dataset = wishes.Dataset, FiscalYear = wishes.FiscalYear.Value.Plain(), Indicator = wishes.Indicator });
        var lines = new List<TargetLine>();
        foreach (var wish in wishes.Items ?? [])
        {
            var area = AreaCode.Country;
            if (wish.Code is null || (wish.Code.Length > 0 && !AreaCode.TryParse(wish.Code, out area)))
            {
                return FigureProblems.BadArea.ToResult();
            }

            lines.Add(new TargetLine(area, wish.Amount, [.. wish.Steps ?? []]));
        }

        var saved = query.IsOk ? await writer.SaveAsync(actor, query.Value, lines, cancel) : query.Problem;
        return saved.IsOk ? TypedResults.Ok(new TargetAnswer(saved.Value)) : saved.Problem.ToResult();
    }

    private static TargetList View(TargetSheet sheet, AreaNamesSnapshot names)
    {
        var query = sheet.Query;
        return new TargetList(query.Dataset.Definition.Key, query.Year.Year, query.Indicator.Indicator.Key.Name, query.Within.Digits, [.. sheet.Rows.Select(r => Item(r, names))], null);
    }

    private static TargetItem Item(TargetRow row, AreaNamesSnapshot names)
    {
        var steps = row.Target is null ? [] : FigureGoals.Goal(row.Target).Steps;
        return new TargetItem(
            row.Area.Digits, ApiAreaNames.NameTh(row.Area, names), ApiAreaNames.NameEn(row.Area, names),
            row.Target?.Amount, row.Target?.Base, row.LastYear, steps.IsEmpty ? null : steps, row.Target?.SavedAt, row.Target?.SavedBy);
    }
}
