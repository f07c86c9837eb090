using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Figures;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Figures;

/// <summary>Fiscal year 2554 straddles the day on which Bueng Kan left Nong Khai: records keep their codes, figures follow the areas.</summary>
public sealed class RegroupedFiguresTests
{
    private static readonly DateOnly Eve = new(2011, 3, 22);
    private static readonly DateOnly Day = new(2011, 3, 23);

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Read_RoundBeforeTheAct_IsTheSameTotalByTheAreasOfEitherSide(string database)
    {
        await using var world = await MakeAsync(database);
        var country = AreaCode.Country;

        Assert.Equal(["43:600"], await MembersAsync(world, country, AreaLevel.Province, null));
        Assert.Equal(["43:600"], await MembersAsync(world, country, AreaLevel.Province, Eve));
        Assert.Equal(["38:500", "43:100"], await MembersAsync(world, country, AreaLevel.Province, Day));
        Assert.Equal(["4301:100", "4303:500"], await MembersAsync(world, AreaCode.Parse("43"), AreaLevel.District, Eve));
        Assert.Equal(["4301:100"], await MembersAsync(world, AreaCode.Parse("43"), AreaLevel.District, Day));
        Assert.Equal(["3801:500"], await MembersAsync(world, AreaCode.Parse("38"), AreaLevel.District, Day));
        Assert.Equal(["38010101:200", "38010201:300"], await MembersAsync(world, AreaCode.Parse("3801"), AreaLevel.Village, Day));

        var after = await ReadAsync(world, FiguresWorld.Department, AreaCode.Parse("38"), AreaLevel.District, Day);
        Assert.Equal((1, 1), (after.Value!.Total.Completeness.Expected, after.Value.Total.Completeness.Reported));
        var before = await ReadAsync(world, FiguresWorld.Department, AreaCode.Parse("38"), AreaLevel.District, Eve);
        Assert.Equal(Problems.NotFound, before.Problem);
    }

    [Fact]
    public async Task Read_OtherMoments_AsKnownBeforeTheActWasTold()
    {
        await using var world = await MakeAsync("sqlite");
        var known = new DateTime(2010, 11, 1, 0, 0, 0, DateTimeKind.Utc);
        var table = (await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, Query(world, AreaCode.Country, AreaLevel.Province) with { AsOf = Day, KnownAt = known }))).Value!;

        Assert.Equal(["43:600"], Told(table));
    }

    [Fact]
    public async Task Read_ByOffices_SeesWhatIsTheirsThenOrNowAndNothingElse()
    {
        await using var world = await MakeAsync("sqlite");

        Assert.Equal(500, (await ReadAsync(world, FiguresWorld.Reviewer("38"), AreaCode.Parse("38"), AreaLevel.District, Day)).Value!.Total.Values["members"]);
        Assert.Null((await ReadAsync(world, FiguresWorld.Reviewer("38"), AreaCode.Parse("38"), AreaLevel.District, Day)).Value!.Rows[0].SubmissionId);
        Assert.Equal(600, (await ReadAsync(world, FiguresWorld.Reviewer("43"), AreaCode.Parse("43"), AreaLevel.District, Eve)).Value!.Total.Values["members"]);
        Assert.Equal(Problems.NotFound, (await ReadAsync(world, FiguresWorld.Reviewer("43"), AreaCode.Parse("38"), AreaLevel.District, Day)).Problem);

        // What the new province reports itself is not the old one's, though its land once was.
        await Seeding.RoundAsync(world, "savings-group", 2554, 4, due: new(2011, 9, 20));
        var later = Query(world, AreaCode.Parse("43"), AreaLevel.District) with { Round = RoundId.Parse("2554/4", "savings-group").Value, AsOf = Eve };
        var refused = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Reviewer("43"), later));
        Assert.Equal("figures.others", refused.Problem?.Code);
        Assert.True((await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, later))).IsOk);
    }

    [Fact]
    public async Task GetApiAndPage_AsOf_NameTheAreasOfTheDay()
    {
        await using var world = await MakeAsync("sqlite");
        await world.StartAsync();
        using var client = await world.SignedInAsync(FiguresWorld.Department);
        var json = JsonDocument.Parse(await client.GetStringAsync("/api/v1/figures?dataset=savings-group&fiscalYear=2554&round=1&by=district&within=38&asOf=23/3/2554")).RootElement;
        Assert.Equal(("3801", "เมืองบึงกาฬ", 500), (json.GetProperty("items")[0].GetProperty("code").GetString(), json.GetProperty("items")[0].GetProperty("nameTh").GetString(), json.GetProperty("items")[0].GetProperty("values").GetProperty("members").GetInt32()));
        Assert.Equal("2011-03-23", json.GetProperty("asOf").GetString());

        var page = await client.GetStringAsync("/figures/savings-group?round=2554/1&by=district&within=43&asOf=22/3/2554");
        Assert.Contains("อ.บึงกาฬ", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("22 มี.ค. 2554", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using var bad = await client.GetAsync("/api/v1/figures?dataset=savings-group&fiscalYear=2554&round=1&asOf=soon");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, bad.StatusCode);
    }

    private static async Task<FiguresWorld> MakeAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database, "2011-06-10T03:00:00Z");
        await Seeding.NongKhaiAsync(world);
        await Seeding.RoundAsync(world, "savings-group", 2554, 1);
        foreach (var (unit, village) in new[] { ("4303", "43030101"), ("4303", "43030301"), ("4301", "43010101") })
        {
            await Seeding.GroupAsync(world, unit, village, village + "S01");
        }

        await FillAsync(world, "4303", 200, 300);
        await FillAsync(world, "4301", 100);
        var act = new AreaDecision("ตั้งจังหวัดบึงกาฬ", "พระราชบัญญัติ", Day, [
            new CreateArea(AreaCode.Parse("38"), "บึงกาฬ", null, null, null, []),
            new RecodeArea(AreaCode.Parse("4303"), AreaCode.Parse("3801"), "เมืองบึงกาฬ"),
            new RecodeArea(AreaCode.Parse("430301"), AreaCode.Parse("380101")),
            new RecodeArea(AreaCode.Parse("430303"), AreaCode.Parse("380102"))]);
        var decided = await world.RunAsync((AreaDecisions decisions) => decisions.DecideAsync(Actor.System, act));
        Assert.True(decided.IsOk, decided.Problem?.Message.Th);
        await Seeding.UnitsAsync(world, "38", "3801");
        return world;
    }

    private static async Task FillAsync(FiguresWorld world, string unit, params int[] members)
    {
        var submission = await Seeding.SubmissionAsync(world, "savings-group", 2554, 1, unit);
        await Seeding.OpenAsync(world, submission);
        for (var row = 0; row < members.Length; row++)
        {
            await new Work.Fill(0, row, new SavingsRow(members[row], 50_000, 30_000, 1_500)).DoAsync(world, submission);
        }

        var submitted = await world.RunAsync((SubmissionLife life) => life.SubmitAsync(FiguresWorld.Officer(unit), submission.Id, null, Support.Said.ForAll));
        Assert.True(submitted.IsOk, submitted.Problem?.Message.Th);
    }

    private static async Task<string[]> MembersAsync(FiguresWorld world, AreaCode within, AreaLevel by, DateOnly? asOf) =>
        Told((await ReadAsync(world, FiguresWorld.Department, within, by, asOf)).Value!);

    private static string[] Told(FigureTable table)
    {
        Assert.Equal(table.Total.Values["members"], table.Rows.Sum(r => r.Values["members"] ?? 0));
        return [.. table.Rows.Where(r => r.Values["members"] is not null).Select(r => $"{r.Area}:{r.Values["members"]}")];
    }

    private static Task<Result<FigureTable>> ReadAsync(FiguresWorld world, Actor actor, AreaCode within, AreaLevel by, DateOnly? asOf) =>
        world.RunAsync((FigureQueries figures) => figures.ReadAsync(actor, Query(world, within, by) with { AsOf = asOf }));

    private static FigureQuery Query(FiguresWorld world, AreaCode within, AreaLevel by) => new()
    {
        Dataset = world.Catalogue["savings-group"],
        Round = RoundId.Parse("2554/1", "savings-group").Value,
        Within = within,
        By = by,
    };
}
