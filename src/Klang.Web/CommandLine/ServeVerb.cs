using System.CommandLine;
using Klang.Web.Features.People;
using Klang.Web.Features.Admin;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary>Serving: the default without a verb, and <c>serve --no-demo</c>.</summary>
internal static class ServeVerb
{
    private const string DefaultUrl = "http://localhost:5080";

    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on.", Recursive = true };

    public static void ConfigureRoot(RootCommand root)
    {
        root.Options.Add(Urls);
        root.SetAction((parse, cancel) => ServeAsync(parse.GetValue(Urls), demonstration: true, cancel));
    }

    public static Command Command()
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Start empty, without demonstration data and accounts." };
        var serve = new Command("serve", "Serve the web.") { noDemo };
        serve.SetAction((parse, cancel) => ServeAsync(parse.GetValue(Urls), !parse.GetValue(noDemo), cancel));
        return serve;
    }

    private static async Task<int> ServeAsync(string? urls, bool demonstration, CancellationToken cancel)
    {
        try
        {
            await using var app = KlangHost.Build(serves: true);
            var options = app.Services.GetRequiredService<KlangOptions>();
            Listen(app, options, urls);
            var preparing = Task.Run(() => PrepareAsync(app, demonstration && options.Mode == KlangMode.Demo, cancel), cancel);
            // Preparing goes to its end even where listening fails: half a demonstration would stay half.
            await Task.WhenAll(preparing, app.StartAsync(cancel));
            var accounts = await preparing;
            app.Services.GetRequiredService<Readiness>().Tell();
            Welcome.Print(app.Urls, accounts);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is DefinitionException or InvalidOperationException or IOException)
        {
            return VerbHost.Fail(e.Message);
        }
    }

    private static async Task<IReadOnlyList<DemoAccount>> PrepareAsync(WebApplication app, bool demonstration, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Preparation>().RunAsync(cancel);
        await services.GetRequiredService<FirstCalendars>().LoadAsync(cancel);
        if (!demonstration)
        {
            return [];
        }

        var shown = services.GetRequiredService<Demonstration>();
        await shown.EnsureAsync(Welcome.Progress, cancel);
        return await shown.AccountsAsync(cancel);
    }

    /// <summary>A demonstration has accounts everybody knows, so it listens on this machine only.</summary>
    private static void Listen(WebApplication app, KlangOptions options, string? urls)
    {
        var wanted = (urls ?? app.Configuration["urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (options.Mode == KlangMode.Demo && Array.Find(wanted, u => !new Uri(u.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)).IsLoopback) is { } outside)
        {
            throw new InvalidOperationException($"โหมดสาธิตรับฟังได้เฉพาะ localhost ไม่ใช่ {outside} ตั้ง KLANG__Mode=production เพื่อใช้งานจริง");
        }

        app.Urls.Clear();
        foreach (var url in wanted)
        {
            app.Urls.Add(url);
        }
    }
}
