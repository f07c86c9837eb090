using System.Data.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Notices;

/// <summary>The bell in the header: how many notices are unread, asked anew for each page.</summary>
[ViewComponent(Name = "Bell")]
public sealed class Bell(NoticeBox box, ILogger<Bell> log) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View("/Features/Notices/Bell.cshtml", await CountAsync());

    // The bell is on the page that says something failed, too; it must not be what fails there.
    private async Task<int> CountAsync()
    {
        try
        {
            return await box.UnreadAsync(UserClaimsPrincipal.Actor().Id, HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            log.LogWarning(e, "The bell could not be counted");
            return 0;
        }
    }
}
