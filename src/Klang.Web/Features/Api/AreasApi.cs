using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary><c>GET /areas</c>, <c>/areas/{code}</c> and its history: the registry, open to everybody, on both time axes.</summary>
internal static class AreasApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/areas", ListAsync).AllowAnonymous().WithTags("areas").Produces<ApiList<AreaItem>>().ProducesProblem(400);
        AreaChangesApi.Map(api);
        api.MapGet("/areas/{code}", OneAsync).AllowAnonymous().WithTags("areas").Produces<AreaItem>().ProducesProblem(404);
        api.MapGet("/areas/{code}/history", HistoryAsync).AllowAnonymous().WithTags("areas").Produces<ApiList<AreaVersionItem>>().ProducesProblem(404);
    }

    /// <summary>In order of code. An ETag of the registry's version saves the answer where nothing has changed.</summary>
    private static async Task<IResult> ListAsync([AsParameters] AreaListQuery query, HttpContext http, AreaList areas, AreaNames names, TimeProvider clock, CancellationToken cancel)
    {
        var read = query.Read();
        if (!read.IsOk)
        {
            return read.Problem.ToResult();
        }

        var etag = $"W/\"{(await names.VersionAsync(cancel)).Plain()}-{Hosting.Bangkok.Today(clock).DayNumber.Plain()}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch.Contains(etag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var page = await areas.PageAsync(read.Value, cancel);
        var next = page.Next is { } last ? http.Request.PathBase + http.Request.Path + query.QueryAfter(last) : null;
        return TypedResults.Ok(new ApiList<AreaItem>([.. page.Areas.Select(area => AreaItem.Of(area, page.Above))], next));
    }

    private static async Task<IResult> OneAsync(string code, string? asOf, string? knownAt, AreaQueries areas, CancellationToken cancel)
    {
        var moment = AreaMomentText.Read(asOf, knownAt);
        if (!moment.IsOk)
        {
            return moment.Problem.ToResult();
        }

        var found = AreaCode.TryParse(code, out var wanted) ? await areas.FindAsync(wanted, moment.Value, cancel) : null;
        return found is null ? Problems.NotFound.ToResult() : TypedResults.Ok(AreaItem.Of(found, await areas.AboveAsync([found], moment.Value, cancel)));
    }

    private static async Task<IResult> HistoryAsync(string code, AreaQueries areas, CancellationToken cancel)
    {
        var history = AreaCode.TryParse(code, out var wanted) ? await areas.HistoryAsync(wanted, cancel) : [];
        var items = new List<AreaVersionItem>();
        foreach (var version in history)
        {
            // What it lay in on a day of its validity, by the code of that day.
            var day = version.ValidFrom ?? version.ValidTo?.AddDays(-1);
            items.Add(AreaVersionItem.Of(version, await areas.AboveAsync([version], new AreaMoment(day, null), cancel)));
        }

        return items.Count == 0 ? Problems.NotFound.ToResult() : TypedResults.Ok(new ApiList<AreaVersionItem>(items, null));
    }
}

/// <summary>An area at the moment that was asked for.</summary>
/// <param name="OfficialCode">As officials write it: a community's own number of 8 digits; else the code.</param>
/// <param name="Level">province, district, subdistrict, village or community.</param>
/// <param name="TypeTh">The word for it: อำเภอ, เขต; null for Bangkok as a province.</param>
public sealed record AreaItem(
    string Code, string Level, string NameTh, string? NameEn, string? TypeTh, string? ParentCode, string? PostalCode, DateOnly? ValidFrom, DateOnly? ValidTo,
    string OfficialCode, bool Provisional)
{
    public static AreaItem Of(AreaView area, AreasAbove above) => new(
        area.Code.Digits, AreaWords.En(area.Level), area.Name.Th, area.Name.En, AreaParameters.OrNull(area.TypeTh), above.Parent(area)?.Code.Digits,
        area.PostalCode, area.ValidFrom, area.ValidTo, area.Code.Label, area.Provisional);
}

/// <summary>One line of an area's history: valid from day to day, known from moment to moment (UTC).</summary>
/// <param name="Kind">create, rename, recode, reparent, upgrade, abolish or correction.</param>
public sealed record AreaVersionItem(
    string Code, string Level, string NameTh, string? NameEn, string? TypeTh, string? ParentCode, string? PostalCode, DateOnly? ValidFrom, DateOnly? ValidTo,
    string Kind, DateTime RecordedAt, DateTime? SupersededAt, string? Source)
{
    public static AreaVersionItem Of(AreaView area, AreasAbove above) => new(
        area.Code.Digits, AreaWords.En(area.Level), area.Name.Th, area.Name.En, AreaParameters.OrNull(area.TypeTh), above.Parent(area)?.Code.Digits,
        area.PostalCode, area.ValidFrom, area.ValidTo, area.Kind.ToString().ToLowerInvariant(), area.RecordedAt, area.SupersededAt, area.Source);
}
