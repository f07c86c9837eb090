using Deque.AxeCore.Playwright;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>Finding an area: by typing, down the tree and on the map, each with the keyboard alone.</summary>
public sealed class AreasStoryTests(Site site)
{
    [Fact]
    public async Task TypeAhead_KeyboardAndASlip_OpensTheArea()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/areas");
        var box = page.GetByRole(AriaRole.Combobox);

        await box.PressSequentiallyAsync("เวียง เชีงแสน");
        var first = page.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(first).ToContainTextAsync("570801");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ตำบลเวียง");
        Assert.EndsWith("/areas/570801", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_Arrows_LeadDownAndUp()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/areas?open=57");
        await page.Locator("#in-57 summary").First.FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#in-5701 > li").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(":focus")).ToContainTextAsync("ตำบลเวียง");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(":focus")).ToContainTextAsync("อำเภอเมืองเชียงราย");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("#in-5701")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Map_KeyboardAndPointer_SayTheNameAndGoDown()
    {
        var page = await site.SignInAsync("department");
        await page.GotoAsync("/figures/savings-group");
        var tip = page.Locator(".map__tip");

        await page.Locator(".map__sheet .map__area[tabindex='0']").FocusAsync();
        await Assertions.Expect(tip).ToContainTextAsync("กรุงเทพมหานคร: ไม่มีสำนักงาน");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(tip).ToContainTextAsync("ไม่มีข้อมูล");
        await page.Locator("#map-57").HoverAsync();
        await Assertions.Expect(tip).ToContainTextAsync("จ.เชียงราย: ");
        Assert.Equal(await page.Locator("#map-57").GetAttributeAsync("aria-label"), await tip.TextContentAsync());
        Assert.Empty((await page.Locator(".map").RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        await page.Locator("#map-57").ClickAsync();
        await Assertions.Expect(page.Locator("#within")).ToHaveValueAsync("57");
    }

    [Theory]
    [InlineData("/areas?open=5701", 1366, ColorScheme.Light)]
    [InlineData("/areas/5701", 390, ColorScheme.Dark)]
    public async Task Pages_WideAndPhone_PassTheAccessibilityRules(string address, int width, ColorScheme colours)
    {
        var page = await site.OpenAsync(width, 844, colours: colours);
        await page.GotoAsync(address);

        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
