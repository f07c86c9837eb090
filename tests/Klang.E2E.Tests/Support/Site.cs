using System.Diagnostics;
using Klang.Web.Features.Admin;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Klang.E2E.Tests.Support.Site))]

namespace Klang.E2E.Tests.Support;

/// <summary>The demonstration of Chiang Rai on a real host, and one real Chromium for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private KlangServer? _server;

    /// <summary>The browser's path, or null where there is none.</summary>
    public static string? Chromium =>
        Environment.GetEnvironmentVariable("KLANG_TEST_CHROMIUM") is { Length: > 0 } named ? named
        : File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium" : null;

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        _server = await KlangServer.StartAsync("sqlite");
        await _server.WithAsync(async services =>
        {
            await services.GetRequiredService<FirstCalendars>().LoadAsync();
            await services.GetRequiredService<Demonstration>().EnsureAsync();
        });
        _playwright = await Playwright.CreateAsync();

        // What is expected comes at once on a quiet machine; on a busy one it may wait as long as everything else here.
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A page of its own session. Skips, in one line, where there is no browser; never where everything is required.</summary>
    public async Task<IPage> OpenAsync(int width = 1366, int height = 768, string language = "th", ColorScheme colours = ColorScheme.Light, Uri? server = null, bool script = true, bool worker = false)
    {
        Assert.SkipUnless(
            Chromium is not null || TestDatabases.MustHaveAll,
            "Browser tests are left out: install Chromium or set KLANG_TEST_CHROMIUM to its path, as .ci/run does.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = (server ?? Address).ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
            JavaScriptEnabled = script,

            // A worker would stand between the pages and the tests that cut their network.
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        ClosedAfterTestAttribute.Note(context);
        await context.AddCookiesAsync([new() { Name = "klang.language", Value = language, Url = (server ?? Address).ToString() }]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        return page;
    }

    public async Task<IPage> SignInAsync(string user, int width = 1366, int height = 768, string language = "th", Uri? server = null)
    {
        var page = await OpenAsync(width, height, language, server: server);
        await page.GotoAsync("/account/sign-in");
        await SignInOnAsync(page, user);
        return page;
    }

    /// <summary>Signs in on a page that shows the sign-in form.</summary>
    public static async Task SignInOnAsync(IPage page, string user)
    {
        await page.FillAsync("#user-name", user);
        await page.FillAsync("#password", Klang.Web.Features.People.DemoAccounts.Passphrase);
        await page.ClickAsync("#sign-in button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>A browser of its own with a profile on the disk, which a test may kill.</summary>
    public Task<IBrowserContext> LaunchAsync(string profile, Uri? server) => _playwright!.Chromium.LaunchPersistentContextAsync(profile, new()
    {
        ExecutablePath = Chromium,
        Args = Arguments,
        BaseURL = server!.ToString(),
        ServiceWorkers = ServiceWorkerPolicy.Block,
        ViewportSize = new() { Width = 1366, Height = 768 },
    });

    /// <summary>The first page of such a browser, signed in.</summary>
    public async Task<IPage> SignedInAsync(IBrowserContext browser, string user)
    {
        var page = browser.Pages[0];
        page.SetDefaultTimeout(20_000);
        await page.GotoAsync("/account/sign-in");
        await SignInOnAsync(page, user);
        return page;
    }

    /// <summary>Kills the browser's processes, as a power cut would: it gets no chance to save anything.</summary>
    public static async Task KillAsync(IBrowserContext browser, string profile)
    {
        var closed = new TaskCompletionSource();
        browser.Close += (_, _) => closed.TrySetResult();
        foreach (var process in Process.GetProcesses().Where(p => CommandOf(p).Contains(profile, StringComparison.Ordinal)))
        {
            process.Kill();
        }

        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static string CommandOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
