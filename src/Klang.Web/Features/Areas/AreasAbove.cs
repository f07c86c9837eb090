using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Web.Features.Areas;

/// <summary>Areas that others lie in, at one moment, by id.</summary>
public sealed class AreasAbove
{
    private readonly IReadOnlyDictionary<long, AreaView> _areas;

    internal AreasAbove(IReadOnlyDictionary<long, AreaView> areas) => _areas = areas;

    /// <summary>The area itself, then the one it lies in, up to the province.</summary>
    public IEnumerable<AreaView> FromAreaUp(AreaView area)
    {
        for (AreaView? at = area; at is not null; at = Parent(at))
        {
            yield return at;
        }
    }

    /// <summary>Null for provinces.</summary>
    public AreaView? Parent(AreaView area) => area.ParentId is { } id ? _areas.GetValueOrDefault(id) : null;

    /// <summary>ต.เวียง อ.เมืองเชียงราย จ.เชียงราย.</summary>
    public LocalText Place(AreaView area) => AreaLabel.Place(FromAreaUp(area).Select(above => above.Short));
}
