using Microsoft.Playwright;

namespace Klang.E2E.Tests.Support;

/// <summary>A page walked with the keyboard alone. Every stop on the way shows where it is.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 150;

    // What has the focus is in sight, or something of it is drawn: an outline, a shadow, the mark of an active cell.
    private const string Stop =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return 'body';
          // The table draws a frame around the active cell, which the editor lies over.
          const frame = e.matches('.grid-editor') ? document.querySelector('.tabulator-range-cell-active') : null;
          const shown = frame?.getBoundingClientRect().width > 0 || [e, e.nextElementSibling, e.parentElement, e.closest('.tap, .choice, label')].filter(Boolean)
            .some(x => { const s = getComputedStyle(x); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; });
          const box = e.getBoundingClientRect();
          const name = `${e.tagName}#${e.id}.${e.className} ${(e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 40)}`;
          return !shown ? `no visible focus: ${name}` : box.bottom < 0 || box.top > innerHeight ? `out of sight: ${name}` : '';
        }
        """;

    public IKeyboard Keyboard => page.Keyboard;

    /// <summary>Tabs on until the element has the focus.</summary>
    public async Task ReachAsync(ILocator target, bool back = false)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            var fault = await page.EvaluateAsync<string>(Stop);
            Assert.True(fault is "" or "body", fault);
        }

        Assert.Fail($"{MostStops} stops, and {target} was not among them: {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
    }

    public async Task FollowAsync(ILocator target, bool back = false)
    {
        await ReachAsync(target, back);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TypeIntoAsync(ILocator target, string text)
    {
        await ReachAsync(target);
        await page.Keyboard.TypeAsync(text);
    }
}
