using Klang.E2E.Tests.Support;

namespace Klang.E2E.Tests;

/// <summary>The main menu is long for some, and screens are narrow: no place may lie under another.</summary>
public sealed class MenuTests(Site site)
{
    [Theory]
    [InlineData("officer5704", "th")]
    [InlineData("province57", "th")]
    [InlineData("province57", "en")]
    [InlineData("department", "th")]
    [InlineData("admin", "th")]
    public async Task Menu_OnAnyWidth_LeavesRoomForWhatStandsBesideIt(string user, string language)
    {
        var page = await site.SignInAsync(user, language: language);
        foreach (var width in (int[])[320, 390, 768, 1024, 1260, 1261, 1280, 1366, 1400, 1401, 1500, 1501, 1920])
        {
            await page.SetViewportSizeAsync(width, 800);
            var under = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.topbar a, .topbar summary, .topbar button')].filter(e => e.checkVisibility() && !e.closest('.menu__panel')).filter(e => {
                    const { x, y, width, height } = e.getBoundingClientRect();
                    const top = document.elementFromPoint(x + width - 2, y + height / 2);
                    return !(e === top || e.contains(top));
                }).map(e => e.textContent.trim() || e.ariaLabel)
                """);
            Assert.True(under.Length == 0, $"{width}: {string.Join(", ", under)}");
        }
    }
}
