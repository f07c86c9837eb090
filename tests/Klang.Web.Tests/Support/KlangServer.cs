using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Support;

/// <summary>The real host on a real port, on a database of its own.</summary>
public sealed class KlangServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Func<Task> _drop;

    private KlangServer(WebApplication app, string folder, Func<Task> drop)
    {
        (App, _folder, _drop) = (app, folder, drop);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }

    /// <summary>The data folder: the SQLite file, keys, uploads.</summary>
    public string Folder => _folder;

    public Uri Address { get; }

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC).</param>
    /// <param name="mode">demo or production.</param>
    /// <param name="settings">More settings, which win.</param>
    public static async Task<KlangServer> StartAsync(string database, string? now = null, string mode = "demo", IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("klang-test-").FullName;
        var (setting, drop) = await TestDatabases.NewPreparedAsync(database, folder);
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Klang:Database"] = setting,
            ["Klang:DataPath"] = folder,
            ["Klang:Mode"] = mode,
            ["Klang:Now"] = now,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            all[key] = value;
        }

        var app = KlangHost.Build(all);
        app.Urls.Add("http://127.0.0.1:0");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync();
        }

        await app.StartAsync();
        return new KlangServer(app, folder, drop);
    }

    /// <summary>Runs something on the server's own services.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task WithAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }
}
