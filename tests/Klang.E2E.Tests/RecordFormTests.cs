using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>One record as a form: on a phone, without JavaScript, and after it was left half typed.</summary>
public sealed class RecordFormTests(Site site, Workplace workplace) : IClassFixture<Workplace>
{
    private const string Male = "input[name=members_male]";
    private const string Female = "input[name=members_female]";

    [Fact]
    public async Task Phone_CardsToForm_SaveAndNextGoesThroughTheRound()
    {
        var office = await workplace.TakeAsync(3);
        var page = await site.SignInAsync(office.User, 390, 844, server: workplace.Address);
        await page.GotoAsync(office.Path);
        await page.Locator(".grid-card__link").First.ClickAsync();
        await page.FillAsync(Male, "๑๒ คน");
        await page.ClickAsync("button[value=next]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2 จาก 3");
        await page.FillAsync(Male, "13");
        await page.ClickAsync("button[value=stay]");
        await page.WaitForURLAsync(url => url.Contains("saved=true", StringComparison.Ordinal));
        await page.Locator("a[rel=prev]").ClickAsync();

        await Assertions.Expect(page.Locator(Male)).ToHaveValueAsync("12");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task WithoutJavaScript_ListToForm_IsSaved()
    {
        var office = await workplace.TakeAsync(2);
        var signedIn = await site.SignInAsync(office.User, server: workplace.Address);
        var page = await site.OpenAsync(server: workplace.Address, script: false);
        await page.Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = workplace.Address!.ToString() }));
        await page.GotoAsync(office.Path);
        await page.GetByRole(AriaRole.Link, new() { Name = "กรอก" }).First.ClickAsync();
        await page.FillAsync(Male, "21");
        await page.ClickAsync("button[value=stay]");

        Assert.Contains("saved=true", page.Url, StringComparison.Ordinal);
        Assert.Equal("21", Assert.Single(await workplace.StoredAsync(office), c => c.Key.Field == "members_male").Value);
    }

    [Fact]
    public async Task LeftHalfTyped_ComesBack_AndStopsWhenSaved()
    {
        var office = await workplace.TakeAsync(2);
        var page = await site.SignInAsync(office.User, server: workplace.Address);
        await OpenFormAsync(page, office);
        await page.FillAsync(Male, "31");
        await Kept.FormsAsync(page, 1);

        // Without a connection the form is not given up to the browser's error page.
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("button[value=stay]");
        await Assertions.Expect(page.GetByText("ไม่มีสัญญาณ")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        // The session ends: the answer to the post is the sign-in page.
        var address = page.Url;
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("button[value=stay]");
        await page.Locator("#user-name").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync("/account/sign-in");
        await Site.SignInOnAsync(page, office.User);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(Male)).ToHaveValueAsync("31");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ยังไม่ได้บันทึกกลับมาแล้ว");
        await page.ClickAsync("button[value=stay]");
        await page.WaitForURLAsync(url => url.Contains("saved=true", StringComparison.Ordinal));
        await Kept.FormsAsync(page, 0);
        Assert.Equal("31", Assert.Single(await workplace.StoredAsync(office), c => c.Key.Field == "members_male").Value);
    }

    [Fact]
    public async Task LeftHalfTyped_SomebodyElseSavedMeanwhile_BothValuesAreShown()
    {
        var office = await workplace.TakeAsync(2);
        var mine = await site.SignInAsync(office.User, server: workplace.Address);
        await OpenFormAsync(mine, office);
        await mine.FillAsync(Male, "41");
        await mine.FillAsync(Female, "42");
        await Kept.FormsAsync(mine, 1);
        var theirs = await site.SignInAsync(office.User, server: workplace.Address);
        await OpenFormAsync(theirs, office);
        await theirs.FillAsync(Male, "77");
        await theirs.ClickAsync("button[value=stay]");
        await theirs.WaitForURLAsync(url => url.Contains("saved=true", StringComparison.Ordinal));

        mine.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await mine.ReloadAsync();
        await Assertions.Expect(mine.Locator(Male)).ToHaveValueAsync("41");
        await mine.ClickAsync("button[value=stay]");
        await Assertions.Expect(mine.GetByRole(AriaRole.Alert)).ToContainTextAsync("77");
        Assert.Equal(["42", "77"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field is "members_male" or "members_female").Select(c => c.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TypedBeforeTheScriptCame_IsKept()
    {
        var office = await workplace.TakeAsync(2);
        var page = await site.SignInAsync(office.User, server: workplace.Address);
        await OpenFormAsync(page, office);
        var typed = new TaskCompletionSource();
        await page.RouteAsync("**/dist/klang.js*", async script =>
        {
            await typed.Task;
            await script.ContinueAsync();
        });
        await page.GotoAsync(page.Url, new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync(Male, "51");
        await Kept.FormsAsync(page, 0);
        typed.SetResult();
        await Kept.FormsAsync(page, 1);
    }

    private static async Task OpenFormAsync(IPage page, Office office)
    {
        await page.GotoAsync(office.Path);
        // As a hand presses: what is drawn anew between press and release must not take the link away.
        await page.Locator(".row-head__name").First.ClickAsync(new() { Delay = 100 });
        await page.Locator(Male).WaitForAsync();
    }
}
