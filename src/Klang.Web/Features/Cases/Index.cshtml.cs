using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Klang.Web.Features.Cases;

/// <summary>คำขอและปัญหา: the cases that the reader may see.</summary>
public sealed class IndexModel(CaseList cases) : KlangPage
{
    [FromQuery(Name = "folder")]
    public CaseFolder? Wanted { get; set; }

    [FromQuery(Name = "kind")]
    public CaseKind? Kind { get; set; }

    [FromQuery(Name = "state")]
    public CaseState? State { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public CasePage Cases { get; private set; } = CasePage.None;

    public CaseFolder Folder => Wanted is { } wanted && CaseFolders.For(Actor).Contains(wanted) ? wanted : CaseFolders.First(Actor);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Cases = await cases.ReadAsync(Actor, new CaseFilter(Folder, Kind, State, PageNumber), Today, cancel);
        return Page();
    }

    /// <summary>This list in another folder or on another page.</summary>
    public string Link(CaseFolder folder, int page = 1) => QueryHelpers.AddQueryString("/cases", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["folder"] = folder.ToString(),
        ["kind"] = Kind?.ToString(),
        ["state"] = State?.ToString(),
        ["page"] = page > 1 ? page.Plain() : null,
    });
}
