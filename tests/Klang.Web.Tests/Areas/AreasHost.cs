using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Api;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

/// <summary>The product on a database of its own that holds the shipped registry and nothing else.</summary>
internal sealed class AreasHost : World
{
    /// <summary>The endpoints once more, whether or not the API's room maps them.</summary>
    public const string Api = "/test/api/areas";

    private AreasHost(Place place)
        : base(place)
    {
    }

    public static Actor Officer { get; } = Person(Role.Officer, "5701", "5701");

    public static Actor Department { get; } = Person(Role.Department, "department", "");

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC).</param>
    public static async Task<AreasHost> StartAsync(string database = Sqlite, string? now = null)
    {
        var host = new AreasHost(await PlaceAsync(database, now));
        await host.RunAsync((KlangDb db) => db.Database.MigrateAsync());
        await host.LoadAsync();
        return host;
    }

    public Task LoadAsync() => RunAsync((AreaSeed seed) => seed.LoadAsync(CancellationToken.None));

    public async Task<AreaImportReport> ImportAsync(byte[] file, Func<AreaImportRequest, AreaImportRequest>? with = null)
    {
        var request = new AreaImportRequest(file, Actor.System) { Source = "หนังสือทดสอบ" };
        var result = await RunAsync((AreaImport import) => import.RunAsync(with?.Invoke(request) ?? request));
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value;
    }

    /// <summary>Serves on a real port; the browser is nobody's until somebody signs in.</summary>
    public async Task<HttpClient> ServeAsync()
    {
        AreasApi.Map(App.MapGroup("/test/api"));
        await base.StartAsync();
        return Anybody();
    }
}

/// <summary>One host for a class of tests that only read, and a browser that nobody is signed in with.</summary>
public sealed class ShippedAreas : IAsyncLifetime
{
    private AreasHost? _host;
    private HttpClient? _anybody;

    internal AreasHost Host => _host!;

    internal HttpClient Anybody => _anybody!;

    public async ValueTask InitializeAsync()
    {
        _host = await AreasHost.StartAsync();
        _anybody = await _host.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Anybody.Dispose();
        await Host.DisposeAsync();
    }
}
