using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>One area, open to everybody: what it is or was, what lies below it, where it lies, what happened to it; and for those who may see it, what its office reports.</summary>
[AllowAnonymous]
public sealed class DetailModel(AreaQueries areas, AreaMaps maps, AreaReports reports, AreaPast past, AreaNames names) : KlangPage
{
    public AreaMoment Moment { get; private set; }

    /// <summary>The version of the moment; where the code is not in force then, the last that was.</summary>
    public AreaView Area { get; private set; } = null!;

    public bool IsInForce => Path.Count > 0;

    /// <summary>From the province down to the area; empty where the code is not in force.</summary>
    public IReadOnlyList<AreaView> Path { get; private set; } = [];

    public AreaRows Below { get; private set; } = AreaRows.None;

    public bool CanHaveBelow => IsInForce && Area.Level < AreaLevel.Village;

    public IReadOnlyList<AreaView> History { get; private set; } = [];

    /// <summary>What it came out of and went into.</summary>
    public AreaKinship Kin { get; private set; } = AreaKinship.None;

    public LocalText Place => AreaLabel.Place(Path.Reverse().Select(area => area.Short));

    public FoundMap Map { get; private set; } = null!;

    /// <summary>Null for somebody who is not signed in.</summary>
    public AreaReporting? Reporting { get; private set; }

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public bool IsSignedIn => User.ActorOrNull() is not null;

    public async Task<IActionResult> OnGetAsync(string code, string? asOf, string? knownAt, CancellationToken cancel)
    {
        var moment = AreaMomentText.Read(asOf, knownAt);
        if (!moment.IsOk)
        {
            return Refuse(moment.Problem);
        }

        Moment = moment.Value;
        History = AreaCode.TryParse(code, out var wanted) ? await areas.HistoryAsync(wanted, cancel) : [];
        if (History.Count == 0)
        {
            return Refuse(Problems.NotFound);
        }

        Path = await areas.PathAsync(wanted, Moment, cancel);
        Area = IsInForce ? Path[^1] : History.Last(version => version.Code == wanted);
        Kin = await past.KinAsync(Area.AreaId, Moment.KnownAt, cancel);
        Below = new AreaRows(await areas.ChildrenAsync(wanted, Moment, cancel), await areas.GrandchildrenAsync(wanted, Moment, cancel)) { Moment = Moment };
        Names = await names.ReadAsync(cancel);
        Map = await maps.OfAsync(wanted, cancel);
        Reporting = User.ActorOrNull() is { } actor ? await reports.OfAsync(actor, wanted, cancel) : null;
        return Page();
    }
}
