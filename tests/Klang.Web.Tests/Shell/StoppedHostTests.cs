using System.Runtime.CompilerServices;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Shell;

/// <summary>A host that was stopped is let go: this run starts a thousand, and each holds the definitions and the areas.</summary>
public sealed class StoppedHostTests
{
    private const int Hosts = 4;

    [Fact]
    public async Task Stopped_NothingHoldsIt()
    {
        var hosts = new List<WeakReference>();
        for (var i = 0; i < Hosts; i++)
        {
            hosts.Add(await StoppedAsync());
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // Who ran last may still stand in somebody's hand.
        Assert.InRange(hosts.Count(host => host.IsAlive), 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StoppedAsync()
    {
        await using var server = await KlangServer.StartAsync("sqlite");
        using var client = new HttpClient { BaseAddress = server.Address };
        using var page = await client.GetAsync("/account/sign-in");
        return new WeakReference(server.App.Services);
    }
}
