using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Features.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Figures;

/// <summary>Targets: who may set them, what stands beside them, and how far areas have come.</summary>
public sealed class TargetTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Save_Lines_AreKeptWithBaseStepsAndTrail(string database)
    {
        await using var world = await YearWorld.MakeAsync(database);
        Assert.Equal(2, (await SaveAsync(world, FiguresWorld.Department, "57,500\n5701,200,100,150,160,180,200")).Value);

        var targets = await world.DbAsync(db => db.FigureTargets.AsNoTracking().OrderBy(t => t.AreaCode).ToListAsync());
        Assert.Equal([("57", 500m, 80m), ("5701", 200m, 80m)], targets.Select(t => (t.AreaCode, t.Amount, t.Base!.Value)));
        var report = (await world.RunAsync((FigureReports figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), YearWorld.Year(world)))).Value!;
        var district = report.Attainment(report.Table.Rows.Single(r => r.Area.Digits == "5701"), "members")!;
        Assert.Equal((160m, 80m, (decimal?)null, 3), (district.Reached, district.OfYear, district.SoFar, district.Step));
        Assert.Equal(40m, report.Attainment(report.Table.Total, "members")!.OfYear); // 200 of 500

        Assert.Equal(0, (await SaveAsync(world, FiguresWorld.Department, "57,500")).Value);
        Assert.Equal(1, (await SaveAsync(world, FiguresWorld.Department, "57,")).Value);
        Assert.Equal("5701", Assert.Single(await world.DbAsync(db => db.FigureTargets.Select(t => t.AreaCode).ToListAsync())));
        Assert.Equal(2, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "targets.set")));
    }

    [Theory]
    [InlineData("5701,1", 0)]
    [InlineData("570101,1", 0)]
    [InlineData("57,1", 403)]
    [InlineData("50,1", 404)]
    [InlineData("5701,1\n5001,1", 404)]
    [InlineData("5701,1\n5701,2", 422)]
    [InlineData("5799,1", 422)]
    public async Task Save_ByAProvince_StopsAtItsBorder(string lines, int status)
    {
        await using var world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        var saved = await SaveAsync(world, FiguresWorld.Reviewer("57"), lines);

        Assert.Equal(status, saved.Problem?.Status ?? 0);
        Assert.Equal(status == 0 ? 1 : 0, await world.DbAsync(db => db.FigureTargets.CountAsync())); // all or none
        Assert.Equal(403, (await SaveAsync(world, FiguresWorld.Officer("5701"), "5701,1")).Problem?.Status);
    }

    [Fact]
    public async Task Attainment_OfWhatAccumulates_IsOfTheYearToDate()
    {
        await using var world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        await SaveAsync(world, FiguresWorld.Department, "57,1000", "welfare_paid");
        var report = (await world.RunAsync((FigureReports figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), YearWorld.Year(world) with { WholeYear = false }))).Value!;

        var attainment = report.Attainment(report.Table.Total, "welfare_paid")!;
        Assert.Equal((0m, 0m, 0m), (attainment.Reached, attainment.OfYear, attainment.SoFar));
    }

    [Fact]
    public async Task Page_TypedAndPasted_SavesAndSaysWhatIsWrong()
    {
        await using var world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        await world.StartAsync();
        using var client = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        const string Url = "/figures/savings-group/targets?fiscalYear=2570&indicator=members&within=57";

        // Another page that says whether it saved was open before: what it left is not this page's.
        await client.GetStringAsync("/letters/templates/reminder");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(Url));
        Assert.Equal(["57", "5701", "5702", "5703"], page.QuerySelectorAll("tr[data-area]").Select(r => r.GetAttribute("data-area")!));
        Assert.Equal("80", page.QuerySelector("tr[data-area='5701'] [data-base]")!.TextContent.Trim());
        Assert.Null(page.QuerySelector("tr[data-area='57'] input")); // its own target is the department's to set
        var token = page.QuerySelector("#targets input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Task<HttpResponseMessage> PostAsync(params (string, string)[] fields) => client.PostAsync(Url, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        using var typed = await PostAsync(("amount-5701", "๑๒๓"), ("was-5701", ""), ("amount-5702", ""), ("was-5702", ""));
        Assert.Equal(HttpStatusCode.Found, typed.StatusCode);
        Assert.Equal("5701:123", Assert.Single(await world.DbAsync(db => db.FigureTargets.Select(t => t.AreaCode + ":" + (int)t.Amount).ToListAsync())));

        using var wrong = await PostAsync(("pasted", "5701,5\n5702,ห้า"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var again = new HtmlParser().ParseDocument(await wrong.Content.ReadAsStringAsync());
        Assert.StartsWith("บรรทัด 2:", again.QuerySelector(".notice--error")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("5702,ห้า", again.QuerySelector("#pasted")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("123", new HtmlParser().ParseDocument(await client.GetStringAsync(Url)).QuerySelector("tr[data-area='5701'] input.target-amount")!.GetAttribute("value"), StringComparison.Ordinal);

        using var officer = await world.SignedInAsync(FiguresWorld.Officer("5701"));
        Assert.Empty(new HtmlParser().ParseDocument(await officer.GetStringAsync("/figures/savings-group/targets?indicator=members")).QuerySelectorAll("#targets button, .target-amount"));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/figures/savings-group/targets?within=57")).StatusCode);
    }

    [Fact]
    public async Task Api_PutAndGet_GoThroughTheSameDoor()
    {
        await using var world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        await world.StartAsync();
        using var client = await world.SignedInAsync(FiguresWorld.Department);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/figures/savings-group/targets?within=57"));
        client.DefaultRequestHeaders.Add("RequestVerificationToken", page.QuerySelector("#targets input[name=__RequestVerificationToken]")!.GetAttribute("value"));

        async Task<(int Status, JsonElement Body)> PutAsync(object body)
        {
            using var response = await client.PutAsJsonAsync("/api/v1/targets", body);
            return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
        }

        object Body(params object[] items) => new { dataset = "savings-group", fiscalYear = 2570, indicator = "members", items };
        var set = await PutAsync(Body(new { code = "", amount = 1000 }, new { code = "57", amount = 500.5, steps = new[] { 1, 2, 3, 4, 500 } }));
        Assert.Equal((200, 2), (set.Status, set.Body.GetProperty("changed").GetInt32()));
        var got = JsonDocument.Parse(await client.GetStringAsync("/api/v1/targets?dataset=savings-group&fiscalYear=2570&indicator=members")).RootElement.GetProperty("items");
        Assert.Equal(["", "50", "57"], got.EnumerateArray().Select(i => i.GetProperty("code").GetString()!));
        Assert.Equal((500.5m, 80m, 5), (got[2].GetProperty("amount").GetDecimal(), got[2].GetProperty("base").GetDecimal(), got[2].GetProperty("steps").GetArrayLength()));

        var figures = JsonDocument.Parse(await client.GetStringAsync("/api/v1/figures?dataset=savings-group&fiscalYear=2570&within=57")).RootElement;
        Assert.Equal(40.0m, figures.GetProperty("total").GetProperty("targets").GetProperty("members").GetProperty("ofYear").GetDecimal()); // 200 of 500.5
        Assert.Equal(400, (await PutAsync(Body(new { code = "5", amount = 1 }))).Status);
        Assert.Equal(422, (await PutAsync(Body(new { code = "57", amount = -1 }))).Status);
        Assert.Equal(400, (await PutAsync(new { dataset = "savings-group", indicator = "members" })).Status);
        client.DefaultRequestHeaders.Remove("RequestVerificationToken");
        Assert.Equal(400, (await PutAsync(Body())).Status);
    }

    private static Task<Core.Common.Result<int>> SaveAsync(FiguresWorld world, Actor actor, string lines, string indicator = "members") => world.RunAsync((TargetWriter writer) =>
    {
        var dataset = world.Catalogue[YearWorld.Dataset];
        var query = new TargetQuery(dataset, new FiscalYear(2570), dataset.Indicators.Single(i => i.Indicator.Key.Name == indicator), AreaCode.Country);
        return writer.SaveAsync(actor, query, TargetLine.Read(lines).Value);
    });
}
