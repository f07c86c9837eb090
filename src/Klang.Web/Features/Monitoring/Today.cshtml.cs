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

    public DeadlineBoard Board { get; private set; } = null!;

    public ImmutableArray<DeadlineReport> Missing { get; private set; } = [];

    public ImmutableArray<DeadlineReport> Stalled { get; private set; } = [];

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

        var board = await queries.ReadAsync(Actor, query, cancel);
        var missing = board.IsOk ? await queries.ReportsAsync(Actor, query, DeadlineList.Missing, Most, cancel) : board.Problem;
        var stalled = missing.IsOk ? await queries.ReportsAsync(Actor, query, DeadlineList.Stalled, Most, cancel) : missing.Problem;
        if (!stalled.IsOk)
        {
            return Refuse(stalled.Problem);
        }

        (Board, Missing, Stalled, Names) = (board.Value!, missing.Value, stalled.Value, await names.ReadAsync(cancel));
        return Page();
    }

    public string Area(AreaCode area, string country) => area == AreaCode.Country ? country : Names.Short(area).Here();
}
