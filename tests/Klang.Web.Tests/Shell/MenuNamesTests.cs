using Klang.Core.People;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Shell;

/// <summary>A place has one name: the menu says what stands over the page, in both languages, for everybody who has it.</summary>
public sealed class MenuNamesTests(Desks desks)
{
    [Theory]
    [InlineData(Role.Officer, "5701", "th")]
    [InlineData(Role.Officer, "5701", "en")]
    [InlineData(Role.ProvinceReviewer, "57", "th")]
    [InlineData(Role.ProvinceReviewer, "57", "en")]
    [InlineData(Role.Administrator, "", "th")]
    [InlineData(Role.Administrator, "", "en")]
    public async Task Menu_EachPlace_IsCalledAsItsPageIs(Role role, string unit, string language)
    {
        using var browser = new SignedInBrowser(await desks.ServerAsync("sqlite"), Desk.Somebody(role, unit, unit));
        browser.Speak(language);
        foreach (var link in (await browser.GetAsync("/figures")).Page.QuerySelectorAll(".topbar__nav a"))
        {
            var page = await browser.GetAsync(link.GetAttribute("href")!);
            Assert.StartsWith(link.TextContent, page.Text("h1"), StringComparison.Ordinal);
            Assert.StartsWith(link.TextContent, page.Page.Title, StringComparison.Ordinal);
        }
    }
}
