using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Areas;

/// <summary>The public change log of the registry, newest first; of one area where one is asked for.</summary>
[AllowAnonymous]
public sealed class ChangesModel(AreaChangeLog log, AreaQueries areas) : KlangPage
{
    private const int PageSize = 20;

    public AreaChangePage Log { get; private set; } = new([], null);

    /// <summary>The area whose changes alone are shown; null for all.</summary>
    public AreaView? Within { get; private set; }

    public AreaCode Code { get; private set; }

    public bool MayManage => User.ActorOrNull() is { } actor && Permission.May(actor, Act.ManageAreas, WholeSystem.Instance) is null;

    public string Next => $"/areas/changes?before={Log.Next?.ToString(CultureInfo.InvariantCulture)}{(Code == AreaCode.Country ? "" : "&within=" + Code.Digits)}";

    public async Task<IActionResult> OnGetAsync(long? before, string? within, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(within))
        {
            if (!AreaCode.TryParse(within, out var code))
            {
                return Refuse(Problems.NotFound);
            }

            (Code, Within) = (code, await areas.FindAsync(code, cancel: cancel));
        }

        Log = await log.PageAsync(before, PageSize, Code.Digits, cancel);
        return Page();
    }
}
