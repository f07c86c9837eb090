using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>/office/handover/{from}/{to}: a sheet to print, go through together and sign.</summary>
public sealed class HandoverModel(HandoverReader reader) : KlangPage
{
    public Handover Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid from, Guid to, CancellationToken cancel)
    {
        if (await reader.ReadAsync(Actor, from, to, cancel) is not { } sheet)
        {
            return Refuse(Problems.NotFound);
        }

        Sheet = sheet;
        return Page();
    }
}
