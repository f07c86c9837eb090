using System.CommandLine;
using Klang.Web.Features.People;
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
            await using var app = KlangHost.Build();
            var options = app.Services.GetRequiredService<KlangOptions>();
            Listen(app, options, urls);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync(cancel);
                if (demonstration)
                {
                    await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(cancel);
                }
            }

            await app.StartAsync(cancel);
            Console.WriteLine($"พร้อมที่ {string.Join(" ", app.Urls)}");
            await TellDemonstrationAsync(app, cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is DefinitionException or InvalidOperationException or IOException)
        {
            return VerbHost.Fail(e.Message);
        }
    }

    private static async Task TellDemonstrationAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<DemoAccounts>().ListAsync(cancel);
        if (accounts.Count > 0)
        {
            Console.WriteLine($"บัญชีสาธิต: {string.Join(" ", accounts.DistinctBy(a => a.Role).Select(a => a.UserName))}  รหัสผ่าน: {DemoAccounts.Passphrase}");
        }
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
