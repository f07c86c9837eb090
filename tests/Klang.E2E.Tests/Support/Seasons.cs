using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>What colleagues of the officer recorded: every record that is left, with the answers of the last one, through the writer of all doors.</summary>
    internal Task FillOthersAsync(Sample sample, string submission) => _servers[sample.Today].WithAsync(async services =>
    {
        var (db, writer) = (services.GetRequiredService<KlangDb>(), services.GetRequiredService<RecordWriter>());
        var id = Guid.Parse(submission);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Code == sample.Unit);
        var colleague = new Actor { Id = Guid.NewGuid(), UserName = "colleague", Name = "เพื่อนร่วมงาน", Role = Role.Officer, UnitCode = unit.Code, Scope = AreaCode.Parse(unit.AreaCode) };
        var cells = sample.Parts.Last(p => !p.IsOthers).Typed.ToImmutableDictionary(t => FieldKey.Parse(t.Field), t => (string?)t.Text);
        var left = await db.Records.AsNoTracking().Where(r => r.SubmissionId == id && r.State == RecordState.Carried).ToListAsync();
        var saved = await writer.SaveAsync(colleague, id, [.. left.Select(r => new RowEdit(r.Id, r.Version) { Cells = cells })]);
        Assert.True(saved.IsOk);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }
}
