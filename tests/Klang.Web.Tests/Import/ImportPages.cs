using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>The pages of an import as an officer walks through them.</summary>
internal static class ImportPages
{
    /// <summary>A browser of the desk's officer, who has an account: the work behind the pages is done in that name.</summary>
    public static async Task<SignedInBrowser> SignInAsync(Desk desk) => new(desk.Server, await AccountAsync(desk.Server, desk.Officer));

    public static Task<Actor> AccountAsync(KlangServer server, Actor actor) => server.WithAsync(async services =>
    {
        var (db, name) = (services.GetRequiredService<KlangDb>(), "i" + actor.Id.ToString("N"));
        db.Users.Add(new KlangUser { Id = actor.Id, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = actor.Name, UnitCode = actor.UnitCode, Role = actor.Role });
        await db.SaveChangesAsync();
        return actor;
    });

    /// <summary>Sends a file to a report; where its import is shown.</summary>
    public static async Task<string> SendAsync(SignedInBrowser browser, Guid submission, string name, byte[] book)
    {
        var sent = await browser.FillInAsync($"/submissions/{submission}/import", "form[enctype]", [], null, ($"file={name}", book));
        Assert.NotNull(sent.Location);
        return sent.Location;
    }

    /// <summary>Looks at a page until it shows something.</summary>
    public static async Task<WebAnswer> WaitAsync(SignedInBrowser browser, string page, string selector)
    {
        for (var i = 0; i < 240; i++)
        {
            var answer = await browser.GetAsync(page);
            if (answer.Page.QuerySelector(selector) is not null)
            {
                return answer;
            }

            Assert.Null(answer.Page.QuerySelector("[role=alert]")?.TextContent);
            await Task.Delay(250);
        }

        throw new TimeoutException($"{page} never showed {selector}.");
    }

    /// <summary>Takes what is good and waits until it stands.</summary>
    public static async Task<WebAnswer> TakeAsync(SignedInBrowser browser, string page, string button)
    {
        await browser.FillInAsync(page, $"form:has(button[value={button}])", [], button);
        return await WaitAsync(browser, page, "[data-state=Taken]");
    }
}
