using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Klang.Web.Tests.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Datasets;

public sealed class PublicationsTests
{
    private const string Now = "2026-11-22T03:00:00Z";

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_ThatCollects_PublishesWhatItCollectsOn(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await OpenAsync(world, 2570, "savings-group", "otop-sales");

        var published = await PublishedAsync(world);

        Assert.Equal(["otop-sales", "savings-group"], published.Select(p => p.Key));
        var edition = EditionJson.Read(published[1].Content);
        Assert.Equal(("money", "baht", "position", 2), edition.Fields.Where(f => f.Key == "cash").Select(f => (f.Type, f.Unit, f.Kind, f.Decimals)).Single());
        Assert.Equal(EditionJson.HashOf(published[1].Content), published[1].Sha256);
        Assert.Contains(await TrailAsync(world), line => line.Stream == "datasets" && line.Subject == "savings-group");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Keep_DatasetsThatCollect_AreOnceOnly(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await OpenAsync(world, 2570, "savings-group");
        await world.DbAsync(db => db.PublishedDefinitions.ExecuteDeleteAsync());

        await KeepAsync(world);
        var first = Assert.Single(await PublishedAsync(world));
        await KeepAsync(world);

        Assert.Equal((first.PublishedAt, first.Sha256), (await PublishedAsync(world)).Select(p => (p.PublishedAt, p.Sha256)).Single());
        Assert.Single(await TrailAsync(world), line => line.What == "datasets.publish");
    }

    [Fact]
    public async Task OpenYear_KeptForReference_PublishesNothing()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);
        await OpenAsync(world, 2565, "savings-group");

        await KeepAsync(world);

        Assert.Empty(await PublishedAsync(world));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Keep_FieldAddedSince_PublishesIt(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await OpenAsync(world, 2570, "savings-group");
        var now = (await PublishedAsync(world))[0].Sha256;
        await RewriteAsync(world, edition => edition with { Fields = edition.Fields.RemoveAt(0) });

        await KeepAsync(world);

        Assert.Equal(now, (await PublishedAsync(world))[0].Sha256);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Keep_FieldGoneSince_RefusesToStartAndChangesNothing(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await OpenAsync(world, 2570, "savings-group");
        await RewriteAsync(world, edition => edition with { Fields = edition.Fields.Insert(1, edition.Fields[0] with { Key = "gone", LabelTh = "ที่เคยถาม" }) });
        var before = (await PublishedAsync(world))[0].Content;

        var refusal = await Assert.ThrowsAsync<DefinitionException>(() => KeepAsync(world));

        Assert.Matches(@"^datasets/06-savings-group\.yaml:[0-9]+: ข้อมูล “gone” \(ที่เคยถาม\) เผยแพร่แล้ว ลบไม่ได้", refusal.Message);
        Assert.Equal(before, (await PublishedAsync(world))[0].Content);
    }

    private static async Task OpenAsync(RoundsWorld world, int year, params string[] datasets)
    {
        var opened = await world.RunAsync((RoundOpening opening) => opening.OpenYearAsync(Actor.System, new FiscalYear(year), new DateOnly(2026, 10, 1), datasets));
        Assert.True(opened.IsOk);
    }

    private static Task<bool> KeepAsync(RoundsWorld world) => world.RunAsync(async (Publications publications) =>
    {
        await publications.KeepAsync();
        return true;
    });

    private static Task<List<PublishedDefinition>> PublishedAsync(RoundsWorld world) =>
        world.DbAsync(db => db.PublishedDefinitions.AsNoTracking().OrderBy(p => p.Key).ToListAsync());

    private static Task<List<TrailLine>> TrailAsync(RoundsWorld world) => world.DbAsync(db => db.Set<TrailLine>().AsNoTracking().ToListAsync());

    private static Task<int> RewriteAsync(RoundsWorld world, Func<Edition, Edition> change) => world.DbAsync(async db =>
    {
        var row = await db.PublishedDefinitions.SingleAsync();
        row.Content = EditionJson.Write(change(EditionJson.Read(row.Content)));
        row.Sha256 = EditionJson.HashOf(row.Content);
        return await db.SaveChangesAsync();
    });
}
