using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Monitoring;

/// <summary>จอวันครบกำหนด: what must come in today, what is stuck, who is on time. It refreshes itself.</summary>
public sealed class TodayModel(DeadlineQueries queries, AreaNames names) : KlangPage
{
    /// <summary>The most reports on the screen; the file has all.</summary>
    public const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Stuck { get; set; }

    public DeadlineScreen Screen { get; private set; } = null!;

    public DeadlineBoard Board => Screen.Board;

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public static ImmutableArray<int> StuckChoices { get; } = [3, 7, 14, 30];

    public string Query => $"within={Board.Query.Within.Digits}&stuck={Board.Query.StuckDays.Plain()}";

    public string Here => "/monitoring/today?" + Query;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (DeadlineRequest.Read(Actor, Within, Stuck) is not { } query)
        {
            return Refuse(MonitoringProblems.BadArea);
        }

        var screen = await queries.ScreenAsync(Actor, query, Most, cancel);
        if (!screen.IsOk)
        {
            return Refuse(screen.Problem);
        }

        (Screen, Names) = (screen.Value, await names.ReadAsync(cancel));
        return Page();
    }

    public string Area(AreaCode area, string country) => area == AreaCode.Country ? country : Names.Short(area).Here();
}
