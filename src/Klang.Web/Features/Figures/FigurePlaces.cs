using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Figures;

/// <summary>Where what was written for a round stands on a day, as seen from one area.</summary>
internal sealed class FigurePlaces(AreaCarrier carrier, DateOnly written, AreaCode within)
{
    /// <summary>About when the round's codes were written.</summary>
    public DateOnly Written { get; } = written;

    /// <summary>Whether a code's place lies in the area.</summary>
    public bool Holds(AreaCode code) => within == AreaCode.Country || carrier.Place(code, Written).Contains(within);

    /// <summary>The area of a level on which it stands.</summary>
    public AreaCode At(AreaCode code, AreaLevel level) => carrier.Place(code, Written, level);

    /// <summary>Codes with a history whose place lies in the area.</summary>
    public IEnumerable<AreaCode> Sources() => carrier.Codes.Where(Holds);

    /// <summary>Provinces in whose codes all of it was written; the country for the country.</summary>
    public IReadOnlyList<AreaCode> Provinces() => within == AreaCode.Country
        ? [AreaCode.Country]
        : [.. Sources().Append(within).Select(c => c.At(AreaLevel.Province)!.Value).Distinct()];

    /// <summary>Seen from the district around: below districts, its report is the one that stands behind a figure.</summary>
    public FigurePlaces Around(IReadOnlyList<AreaView> path) =>
        new(carrier, Written, path.FirstOrDefault(a => a.Level == AreaLevel.District)?.Code ?? within);
}
