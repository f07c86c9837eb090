using Klang.Core.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>The registry: provinces to go down from, or what a search found.</summary>
public sealed class IndexModel(AreaQueries areas, AreaSearch search) : KlangPage
{
    public const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    public IReadOnlyList<AreaHit> Hits { get; private set; } = [];

    public AreaRows Provinces { get; private set; } = AreaRows.None;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (IsSearch)
        {
            Hits = await search.FindAsync(new AreaQuery(Q!) { Limit = Most }, cancel);
            return;
        }

        Provinces = new AreaRows(await areas.ChildrenAsync(AreaCode.Country, cancel: cancel), await areas.GrandchildrenAsync(AreaCode.Country, cancel: cancel));
    }
}
