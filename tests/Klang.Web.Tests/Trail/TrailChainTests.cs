using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Trail;

public sealed class TrailChainTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Lines_OfAUnit_AreNumberedWithoutGapsAndChainedByHash(string database)
    {
        var desk = await desks.TakeAsync(database);
        var records = await desk.OpenAsync();
        await Task.WhenAll(records.Select((r, i) => desk.SaveAsync(r, ("members_male", (i + 1).ToString()))));

        var lines = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Trail.AsNoTracking().Where(t => t.Stream == desk.Unit).OrderBy(t => t.Number).ToListAsync());

        Assert.Equal(Enumerable.Range(1, lines.Count).Select(n => (long)n), lines.Select(l => l.Number));
        Assert.All(lines, line => Assert.Equal(TrailWriter.HashOf(line), line.Hash));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
    }
}
