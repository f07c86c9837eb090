using System.Text;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.AreaChecks;

/// <summary>The product with the shipped registry and its offices, on a port, with a door that signs a test's person in.</summary>
internal sealed class RegistryWorld : World
{
    private RegistryWorld(Place place)
        : base(place)
    {
    }

    public FiscalYear Year => FiscalYear.Of(Today);

    public DateOnly Today => App.Services.GetRequiredService<TimeProvider>().Today();

    public static Actor Department { get; } = Desk.Somebody(Role.Department, "planning", "");

    public static Actor Reviewer { get; } = Desk.Somebody(Role.ProvinceReviewer, "57", "57");

    public static Actor Officer(string unit) => Desk.Somebody(Role.Officer, unit, unit);

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC); it runs where none is given.</param>
    public static async Task<RegistryWorld> StartAsync(string database, string? now = null)
    {
        var world = new RegistryWorld(await PlaceAsync(database, now));
        await world.RunAsync((Preparation preparation) => preparation.RunAsync());
        await world.StartAsync();
        return world;
    }

    /// <summary>Takes lines of our CSV (code,name_th) into the registry.</summary>
    public Task<AreaImportReport> ImportAsync(params string[] lines) => ImportFileAsync("code,name_th\n" + string.Join('\n', lines) + "\n");

    public async Task<AreaImportReport> ImportFileAsync(string text)
    {
        var request = new AreaImportRequest(Encoding.UTF8.GetBytes(text), Actor.System) { Source = "ทดสอบ" };
        var result = await RunAsync((AreaImport import) => import.RunAsync(request));
        Assert.True(result.IsOk && result.Value.Committed, result.Problem?.Message.Th ?? string.Join(' ', result.Value!.Faults.Select(f => f.Problem.Message.Th)));
        return result.Value!;
    }
}
