using Klang.Core.Areas;

namespace Klang.Web.Features.Areas;

/// <summary>A table of areas of one level, and how many lie below each, by area id.</summary>
public sealed record AreaRows(IReadOnlyList<AreaView> Areas, IReadOnlyDictionary<long, int> Below)
{
    public static AreaRows None { get; } = new([], new Dictionary<long, int>());

    /// <summary>Links keep to it.</summary>
    public AreaMoment Moment { get; init; }

    public AreaLevel Level => Areas.Count > 0 ? Areas[0].Level : AreaLevel.Country;

    public bool HasPostalCodes => Areas.Any(area => area.PostalCode is not null);
}
