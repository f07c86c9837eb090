using Klang.Core.Areas;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.E2E.Tests.Support;

/// <summary>Hosts on other days of the fiscal year, with accounts and calendars but without sample data: each dataset has its season.</summary>
public sealed class Seasons : IAsyncDisposable
{
    private readonly Dictionary<string, KlangServer> _servers = new(StringComparer.Ordinal);

    /// <param name="day">2027-03-10.</param>
    public async Task<Uri?> OnAsync(string day)
    {
        if (Site.Chromium is null)
        {
            return null;
        }

        if (!_servers.TryGetValue(day, out var server))
        {
            server = await KlangServer.StartAsync("sqlite", day + "T03:00:00Z");
            await server.WithAsync(async services =>
            {
                await services.GetRequiredService<FirstCalendars>().LoadAsync();
                await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse("57"), 2570);
                await services.GetRequiredService<DemoAccounts>().EnsureAsync();
            });
            _servers[day] = server;
        }

        return server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }
}
