using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Reminders;

/// <summary>การแจ้งเตือน: who is told next, and whether the mails went out.</summary>
public sealed class IndexModel(DigestPlan plan, MailBook book, MailDesk desk, Guard guard, KlangOptions options) : KlangPage
{
    /// <summary>The most people shown; the number of all is told.</summary>
    public const int MostPlanned = 100;

    public MailOptions Mail => options.Mail;

    public bool HasAddress => options.BaseUrl.Length > 0;

    public DateOnly NextDay { get; private set; }

    public IReadOnlyList<PlannedDigest> Planned { get; private set; } = [];

    public MailCounts Counts { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<MailLineView> Mails { get; private set; } = [];

    [FromQuery(Name = "state")]
    public MailState? State { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await guard.AskAsync(Actor, Act.KeepReminders, new AreaTarget(Actor.Scope), "/reminders") is { } problem)
        {
            return Refuse(problem);
        }

        State = State is { } state && Enum.IsDefined(state) ? state : null;
        (NextDay, Counts, Mails) = (await plan.NextDayAsync(cancel), await book.CountsAsync(Actor, cancel), await book.ReadAsync(Actor, State, cancel));
        var scope = Actor.Scope.Digits;
        Planned = [.. (await plan.MakeAsync(NextDay, cancel)).Where(p => p.To.Unit.AreaCode.StartsWith(scope, StringComparison.Ordinal))
            .OrderBy(p => p.To.Unit.Code, StringComparer.Ordinal).ThenBy(p => p.To.User.DisplayName, StringComparer.Ordinal)];
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel)
    {
        var sent = await desk.AgainAsync(Actor, id, cancel);
        return sent.IsOk ? LocalRedirect("/reminders?done=again#mails") : Refuse(sent.Problem);
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancel)
    {
        var sent = await desk.TestAsync(Actor, cancel);
        return sent.IsOk ? LocalRedirect("/reminders?done=test#mails") : Refuse(sent.Problem);
    }
}
