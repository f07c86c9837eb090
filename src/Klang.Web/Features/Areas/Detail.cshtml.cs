using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>One area: what it is, what lies below it, and what it was.</summary>
public sealed class DetailModel(AreaQueries areas) : KlangPage
{
    /// <summary>Today's version; where the code is not in force, the last that was.</summary>
    public AreaView Area { get; private set; } = null!;

    public bool IsInForce => Path.Count > 0;

    /// <summary>From the province down to the area; empty where the code is not in force.</summary>
    public IReadOnlyList<AreaView> Path { get; private set; } = [];

    public AreaRows Below { get; private set; } = AreaRows.None;

    public bool CanHaveBelow => IsInForce && Area.Level < AreaLevel.Village;

    public IReadOnlyList<AreaView> History { get; private set; } = [];

    public LocalText Place => AreaLabel.Place(Path.Reverse().Select(area => area.Short));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        History = AreaCode.TryParse(code, out var wanted) ? await areas.HistoryAsync(wanted, cancel) : [];
        if (History.Count == 0)
        {
            return Refuse(Problems.NotFound);
        }

        Path = await areas.PathAsync(wanted, cancel: cancel);
        Area = IsInForce ? Path[^1] : History.Last(version => version.Code == wanted);
        Below = new AreaRows(await areas.ChildrenAsync(wanted, cancel: cancel), await areas.GrandchildrenAsync(wanted, cancel: cancel));
        return Page();
    }
}
