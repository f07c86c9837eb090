using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.CommandLine;
using Klang.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class RoundsVerbTests
{
    private const string Now = "2026-11-22T17:30:00Z";

    [Theory]
    [InlineData("2570", null, "2026-11-23")]
    [InlineData("๒๕๗๐", "๑/๑๐/๒๕๖๙", "2026-10-01")]
    [InlineData("2570", "2026-10-02", "2026-10-02")]
    public async Task Open_MakesTheYearAnnouncedOnTheDayGivenOrBangkoksToday(string year, string? announced, string day)
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);

        Assert.Equal(0, await OpenAsync(world, year, announced));

        var days = await world.RunAsync((KlangDb db) => db.Rounds.Select(r => r.AnnouncedOn).Distinct().ToListAsync());
        Assert.Equal([day], days.Select(d => d.ToString("O")));
        Assert.Equal(29, (await world.RunAsync((RoundQueries q) => q.YearAsync(new FiscalYear(2570), days[0]))).Length);
    }

    [Theory]
    [InlineData("2027", null)]
    [InlineData("2570", "31/2/2570")]
    public async Task Open_YearOrDayThatIsNone_FailsAndMakesNothing(string year, string? announced)
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);

        Assert.Equal(1, await OpenAsync(world, year, announced));

        Assert.False(await world.RunAsync((KlangDb db) => db.Rounds.AnyAsync()));
    }

    private static Task<int> OpenAsync(RoundsWorld world, string year, string? announced) =>
        world.RunAsync((IServiceProvider services) => RoundsVerb.Open(services, year, announced, CancellationToken.None));
}
