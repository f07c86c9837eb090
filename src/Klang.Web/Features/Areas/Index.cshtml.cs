using Klang.Core.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>The registry, open to everybody: a tree to go down from the provinces, or what a search found; of today or of another day.</summary>
[AllowAnonymous]
public sealed class IndexModel(AreaTree tree, AreaSearch search, AreaMaps maps, AreaNames names) : KlangPage
{
    public const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>How far down the tree is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? KnownAt { get; set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    public IReadOnlyList<AreaHit> Hits { get; private set; } = [];

    public AreaMoment Moment { get; private set; }

    public AreaBranch Tree { get; private set; } = new([], AreaMoment.Current);

    /// <summary>Null where only a branch of the tree is asked for.</summary>
    public MapFigure? Map { get; private set; }

    public bool MayManage => User.ActorOrNull() is { } actor && Core.People.Permission.May(actor, Core.People.Act.ManageAreas, Core.People.WholeSystem.Instance) is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var moment = AreaMomentText.Read(AsOf, KnownAt);
        if (!moment.IsOk)
        {
            return Refuse(moment.Problem);
        }

        Moment = moment.Value;
        if (IsSearch)
        {
            var own = User.ActorOrNull()?.Scope ?? AreaCode.Country;
            Hits = await search.FindAsync(new AreaQuery(Q!) { Limit = Most, Moment = Moment, Own = own }, cancel);
            return Page();
        }

        var open = AreaCode.TryParse(Open, out var code) ? code : AreaCode.Country;
        Tree = new(await tree.ReadAsync(AreaCode.Country, open, Moment, cancel), Moment);
        Map = Request.Headers.ContainsKey("HX-Request") ? null
            : MapFigure.ToPages("provinces", "", new((await maps.SheetAsync(AreaCode.Country, AreaLevel.Province, cancel))!, null), await names.ReadAsync(cancel), Moment);
        return Page();
    }
}
