using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Areas;

/// <summary>A suggestion: the code, what to show (บ้านขัวแคร่ หมู่ 1) and where it lies, in the language of the page.</summary>
public sealed record AreaSuggestion(string Code, string Level, string NameTh, string? NameEn, string Label, string Place);

/// <summary>What a box shows under what is typed; the best first.</summary>
public sealed record AreaSuggestions(IReadOnlyList<AreaSuggestion> Items);

/// <summary><c>GET /areas/suggest?q=&amp;level=&amp;within=&amp;limit=</c>: type-ahead, from memory alone.</summary>
internal static class AreaSuggest
{
    private const int Usual = 10;
    private const int Most = 50;

    private static readonly Problem BadLevel = Problems.BadRequest(
        "level ต้องเป็น province, district, subdistrict, village หรือ community", "'level' must be province, district, subdistrict, village or community.", "level");

    private static readonly Problem BadWithin = Problems.BadRequest(
        "within ต้องเป็นรหัสพื้นที่ 2, 4, 6 หรือ 8 หลัก", "'within' must be an area code of 2, 4, 6 or 8 digits.", "within");

    private static readonly Problem BadLimit = Problems.BadRequest("limit ต้องอยู่ระหว่าง 1 ถึง 50", "'limit' must be from 1 to 50.", "limit");

    public static void Map(WebApplication app) => app.MapGet("/areas/suggest", SuggestAsync).AllowAnonymous();

    private static async Task<IResult> SuggestAsync(
        string? q, string? level, string? within, string? limit, HttpContext http, AreaSearch search, AreaNames names, CancellationToken cancel)
    {
        AreaLevel? wanted = Enum.GetValues<AreaLevel>().Skip(1).Where(l => AreaWords.En(l) == level).Select(l => (AreaLevel?)l).FirstOrDefault();
        var (inside, most) = (AreaCode.Country, Usual);
        var wrong = wanted is null && !string.IsNullOrEmpty(level) ? BadLevel
            : !string.IsNullOrEmpty(within) && !AreaCode.TryParse(within, out inside) ? BadWithin
            : !string.IsNullOrEmpty(limit) && !(int.TryParse(ThaiDigits.ToArabic(limit), NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= 1 and <= Most) ? BadLimit
            : null;
        if (wrong is not null)
        {
            return wrong.ToResult();
        }

        var query = new AreaQuery(q ?? "") { Level = wanted, Within = inside, Own = http.User.ActorOrNull()?.Scope ?? AreaCode.Country, Limit = most };
        var known = await names.ReadAsync(cancel);
        return TypedResults.Ok(new AreaSuggestions([.. (await search.MatchesAsync(query, cancel)).Select(match => Of(AreaCode.Parse(match.Code), match.Level, known))]));
    }

    private static AreaSuggestion Of(AreaCode code, AreaLevel level, AreaNamesSnapshot names)
    {
        var (name, parent) = (names.Name(code), code.Parent);
        return new(code.Digits, AreaWords.En(level), name.Th, name.En, names.Short(code).Here(), parent == AreaCode.Country ? "" : names.Place(parent).Here());
    }
}
