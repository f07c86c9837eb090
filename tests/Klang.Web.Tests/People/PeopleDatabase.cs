using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

/// <summary>A database with eight areas, their units and nothing else, on which one test may start several nodes, each at its own hour.</summary>
internal sealed class PeopleDatabase : IAsyncDisposable
{
    private static readonly DatabaseTemplate Furnished = new(async services =>
    {
        await PeopleServer.SeedAsync(services);
        await services.GetRequiredService<Preparation>().RunAsync();
    });

    private readonly Func<Task> _drop;

    private PeopleDatabase(string setting, string folder, Func<Task> drop) => (Setting, Folder, _drop) = (setting, folder, drop);

    /// <summary>For <c>Klang:Database</c>.</summary>
    public string Setting { get; }

    public string Folder { get; }

    public static async Task<PeopleDatabase> CreateAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("klang-people-").FullName;
        var (setting, drop) = await Furnished.CopyAsync(provider, folder);
        return new(setting, folder, drop);
    }

    public async ValueTask DisposeAsync()
    {
        await _drop();
        Directory.Delete(Folder, recursive: true);
    }
}
