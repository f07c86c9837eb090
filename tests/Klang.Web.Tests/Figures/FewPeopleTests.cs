using System.Text;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Tests.Registers;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Figures;

/// <summary>§3.7 and §4: figures about fewer than five people stay in their province; the department sees that they are there.</summary>
public sealed class FewPeopleTests
{
    private const string Dataset = "leader-assessment";
    private const string Question = "/api/v1/figures?dataset=leader-assessment&fiscalYear=2570&round=1&by=district&within=57";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "§4 Access: aggregate only, cells <5 suppressed: counts, shares and means, through the API, the page and the file"), MemberData(nameof(Databases))]
    public async Task Assessments_OfFewLeaders_AreNotToldOutsideTheProvince(string database)
    {
        await using var world = await WorldAsync(database);

        var outside = await ValuesAsync(world, FiguresWorld.Department);
        Assert.Equal(["mean_score 5701 withheld 0", "mean_score 5702 withheld 0", "mean_score 5703 80.00", "mean_score total 80.00"], outside("mean_score"));
        Assert.Equal(["to_select_anew 5701 withheld 0", "to_select_anew 5702 withheld 5", "to_select_anew 5703 7", "to_select_anew total 16"], outside("to_select_anew"));
        var inside = await ValuesAsync(world, FiguresWorld.Reviewer("57"));
        Assert.Equal(["mean_score 5701 80.00", "mean_score 5702 80.00", "mean_score 5703 80.00", "mean_score total 80.00"], inside("mean_score"));
        Assert.Equal(["to_select_anew 5701 6", "to_select_anew 5702 3", "to_select_anew 5703 7", "to_select_anew total 16"], inside("to_select_anew"));

        Assert.Equal(("ปกปิด", "<5", "80.00"), await CellsAsync(world, FiguresWorld.Department));
        Assert.Equal(("80.00", "3", "80.00"), await CellsAsync(world, FiguresWorld.Reviewer("57")));
        using var reviewer = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        var page = await world.PageAsync(FiguresWorld.Reviewer("57"), "/figures/leader-assessment?round=2570/1&by=district&within=57");
        var file = Encoding.UTF8.GetString(await reviewer.GetByteArrayAsync(page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).First(h => h.Contains("csv", StringComparison.Ordinal))));
        Assert.Contains("<5", file.Split('\n').Single(l => l.Contains("5702", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<(string Mean, string Count, string Larger)> CellsAsync(FiguresWorld world, Actor reader)
    {
        var page = await world.PageAsync(reader, "/figures/leader-assessment?round=2570/1&by=district&within=57&show=all");
        string Cell(string area, string indicator) => page.QuerySelector($"[data-area='{area}'] [data-indicator={indicator}]")!.TextContent.Trim();
        return (Cell("5702", "mean_score"), Cell("5702", "to_select_anew"), Cell("5703", "mean_score"));
    }

    private static async Task<Func<string, IEnumerable<string>>> ValuesAsync(FiguresWorld world, Actor reader)
    {
        var json = await world.JsonAsync(reader, Question);
        string Told(JsonElement item, string key, string name) => item.GetProperty("withheld").TryGetProperty(key, out var below)
            ? $"{key} {name} withheld {below.GetRawText()}"
            : $"{key} {name} {item.GetProperty("values").GetProperty(key).GetRawText()}";
        return key => json.GetProperty("items").EnumerateArray().Select(i => Told(i, key, i.GetProperty("code").GetString()!)).Append(Told(json.GetProperty("total"), key, "total"));
    }

    /// <summary>Six leaders in the first district, three in the second, seven in the third: each with 80 points and to be selected anew.</summary>
    private static async Task<FiguresWorld> WorldAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        foreach (var (district, leaders) in new[] { ("5701", 6), ("5702", 3), ("5703", 7) })
        {
            for (var n = 1; n <= leaders; n++)
            {
                await SeatAsync(world, district, n);
            }

            var submission = await Seeding.SubmissionAsync(world, Dataset, 2570, 1, district);
            var records = await Seeding.OpenAsync(world, submission);
            await world.SaveAsync(submission.Id, district, [.. records.Select(r => RegisterWorld.Edit(r, RegisterWorld.Cells(
                ("eval_status", "evaluated"), ("eval_date", "1/8/2570"), ("score_character", "16"), ("score_duty", "32"), ("score_achievement", "24"), ("score_learning", "8"), ("recommend_action", "reselect"))))]);
        }

        await world.StartAsync();
        return world;
    }

    private static Task<int> SeatAsync(FiguresWorld world, string district, int number) => world.DbAsync(db =>
    {
        var register = world.Catalogue.Register("leader-post")!;
        var area = $"{district}0{number.Plain()}";
        var answers = Leaders.Post(district + "B00001", "leader_ach", area).Aggregate(Core.Records.Answers.Empty, (a, c) =>
            a.With(c.Key, Core.Records.AnswerParser.Parse(register.Form.Definition.Field(c.Key)!, c.Value).Answer));
        db.Subjects.Add(new Subject
        {
            Id = Guid.CreateVersion7(), Register = "leader-post", Code = area + "L0001", Name = "ผู้นำ " + area, SearchName = "ผู้นำ", AreaCode = area, UnitCode = district,
            Active = true, Answers = answers, SavedBy = "ทดสอบ", ConfirmedYear = 2570,
        });
        return db.SaveChangesAsync();
    });
}
