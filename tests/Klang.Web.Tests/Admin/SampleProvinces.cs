using Klang.Data;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Admin;

/// <summary>The province as the demonstration shows it, made twice from one seed: on SQLite, and on PostgreSQL where there is one.</summary>
public sealed class SampleProvinces : IAsyncLifetime
{
    /// <summary>The district that is left to the visitor.</summary>
    public const string Untouched = "5701";

    internal static DateOnly Today { get; } = new(2026, 11, 23);

    internal SampleWorld First { get; private set; } = null!;

    internal SampleWorld Second { get; private set; } = null!;

    internal Generated Made { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        First = await SampleWorld.MakeAsync(World.Sqlite);
        Second = await SampleWorld.MakeAsync(TestDatabases.Postgres is null && !TestDatabases.MustHaveAll ? World.Sqlite : "postgres");
        Made = await First.RunAsync((Generator generator) => generator.RunAsync(Scale.Province, 2570, Untouched));
        await Second.RunAsync((Generator generator) => generator.RunAsync(Scale.Province, 2570, Untouched));
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}

/// <summary>A prepared, empty database.</summary>
internal sealed class SampleWorld : World
{
    private SampleWorld(Place place)
        : base(place)
    {
    }

    public static async Task<SampleWorld> MakeAsync(string kind)
    {
        var world = new SampleWorld(await PlaceAsync(kind, "2026-11-23T03:00:00Z"));
        await world.RunAsync(async (Preparation preparation) =>
        {
            await preparation.RunAsync();
            return true;
        });
        return world;
    }
}
