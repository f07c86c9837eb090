using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Notices;

/// <summary>แจ้งเตือน: what happened that concerns the reader, newest first.</summary>
public sealed class IndexModel(NoticeBox box) : KlangPage
{
    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public bool HasUnread { get; private set; }

    public int PageNumber { get; private set; }

    public bool HasOlder { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancel)
    {
        PageNumber = Math.Clamp(page, 1, 1_000);
        var notices = await box.ReadAsync(Actor.Id, PageNumber, cancel);
        (Notices, HasOlder) = ([.. notices.Take(NoticeBox.PageSize)], notices.Count > NoticeBox.PageSize);
        HasUnread = await box.UnreadAsync(Actor.Id, cancel) > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken cancel)
    {
        await box.MarkAsync(Actor, id, cancel);
        return LocalRedirect("/notices");
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancel)
    {
        await box.MarkAllAsync(Actor, cancel);
        return LocalRedirect("/notices");
    }
}
