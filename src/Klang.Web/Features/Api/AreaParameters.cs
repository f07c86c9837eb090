using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Api;

/// <summary>The parameters of <c>GET /areas</c> as they arrive: texts, so that a bad one is told by its name.</summary>
internal sealed record AreaListQuery
{
    private const int UsualItems = 100;

    public string? Level { get; init; }

    public string? Parent { get; init; }

    public string? Q { get; init; }

    public string? AsOf { get; init; }

    public string? KnownAt { get; init; }

    public string? Limit { get; init; }

    public string? After { get; init; }

    public Result<AreaFilter> Read()
    {
        var level = AreaParameters.Level(Level);
        var parent = AreaParameters.Code("parent", Parent);
        var after = AreaParameters.Code("after", After);
        var moment = AreaMomentText.Read(AsOf, KnownAt);
        var limit = ApiQuery.Whole("limit", Limit);
        return (level.Problem ?? parent.Problem ?? after.Problem ?? moment.Problem ?? limit.Problem) is { } problem
            ? problem
            : limit.Value is < 1 or > ApiQuery.MostItems
                ? Problems.BadRequest($"พารามิเตอร์ limit ต้องอยู่ระหว่าง 1 ถึง {ApiQuery.MostItems.Plain()}", $"The parameter limit must be from 1 to {ApiQuery.MostItems.Plain()}.", "limit")
                : new AreaFilter(limit.Value ?? UsualItems)
                {
                    Level = level.Value,
                    Parent = parent.Value,
                    Text = Q,
                    After = after.Value ?? AreaCode.Country,
                    Moment = moment.Value,
                };
    }

    /// <summary>The same question, from after <paramref name="last"/>.</summary>
    public QueryString QueryAfter(AreaCode last) => QueryString.Create(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["level"] = Level,
            ["parent"] = Parent,
            ["q"] = Q,
            ["asOf"] = AsOf,
            ["knownAt"] = KnownAt,
            ["limit"] = Limit,
            ["after"] = last.Digits,
        }.Where(parameter => parameter.Value is not null));
}

/// <summary>Reads parameters that name areas, levels and moments.</summary>
internal static class AreaParameters
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Province, AreaLevel.District, AreaLevel.Subdistrict, AreaLevel.Village, AreaLevel.Community];

    public static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>province, จังหวัด or 1; null when absent.</summary>
    public static Result<AreaLevel?> Level(string? text)
    {
        var word = ThaiDigits.ToArabic(text?.Trim() ?? "");
        var level = Array.FindIndex(Levels, l => word.Equals(AreaWords.En(l), StringComparison.OrdinalIgnoreCase) || word == AreaWords.Th(l) || word == ((int)l).Plain());
        return word.Length == 0 ? (AreaLevel?)null
            : level >= 0 ? (AreaLevel?)Levels[level]
            : Bad("level", "ต้องเป็น province, district, subdistrict, village, community หรือ 1–5", "must be province, district, subdistrict, village, community, or 1–5");
    }

    /// <summary>Null when absent.</summary>
    public static Result<AreaCode?> Code(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? (AreaCode?)null
        : AreaCode.TryParse(text, out var code) ? (AreaCode?)code
        : Bad(name, "ต้องเป็นรหัสพื้นที่ 2, 4, 6, 8 หรือ 14 หลัก", "must be an area code of 2, 4, 6, 8 or 14 digits");

    private static Problem Bad(string name, string th, string en) => Problems.BadRequest($"พารามิเตอร์ {name} {th}", $"The parameter {name} {en}.", name);
}
