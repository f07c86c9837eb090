using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Reminders;

/// <summary>ปฏิทินกำหนดส่ง: addresses for calendar programs, made and taken back by the office.</summary>
public sealed class CalendarModel(CalendarDesk desk, SiteLinks links) : KlangPage
{
    public IReadOnlyList<CalendarFeed> Feeds { get; private set; } = [];

    /// <summary>The address just made; shown once.</summary>
    public string? Address { get; private set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Feeds = await desk.ListAsync(Actor, cancel);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        var made = await desk.MakeAsync(Actor, cancel);
        if (!made.IsOk)
        {
            return Refuse(made.Problem);
        }

        // To its own maker a request's host is right enough; for others only the configured address is used.
        var path = $"/calendar/{made.Value}.ics";
        Address = links.To(path) ?? $"{Request.Scheme}://{Request.Host}{path}";
        await OnGetAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel)
    {
        var revoked = await desk.RevokeAsync(Actor, id, cancel);
        return revoked.IsOk ? LocalRedirect("/calendar?done=revoked") : Refuse(revoked.Problem);
    }
}
