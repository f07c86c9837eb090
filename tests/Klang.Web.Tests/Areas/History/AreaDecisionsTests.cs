using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Areas.History;

public sealed class AreaDecisionsTests
{
    private const string Rename = "{ title: เปลี่ยนชื่อตำบล, source: ประกาศกระทรวงมหาดไทย, effective: 9/6/2565, steps: [{ rename: 570102, name: รอบเวียงใหม่ }] }";

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Apply_SecondStepRefused_WritesNothing(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        var before = await CountAsync(host);
        var result = await host.RunAsync((AreaDecisions decisions) => decisions.DecideAsync(
            Actor.System, Acts.Read("{ title: ก, source: ก, effective: 1/1/2560, steps: [{ rename: 570102, name: ใหม่ }, { abolish: 5701, into: [5702] }] }")));

        Assert.Equal(("areas.decide.children", "2"), (result.Problem?.Code, result.Problem?.Where));
        Assert.Equal(before, await CountAsync(host));
    }

    [Fact]
    public async Task Decide_Officer_IsRefused()
    {
        await using var host = await AreasHost.StartAsync();
        var result = await host.RunAsync((AreaDecisions decisions) => decisions.DecideAsync(AreasHost.Officer, Acts.Read(Rename)));

        Assert.Equal("403.1", result.Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Preview_DistrictWithWork_CountsWhatStandsOnIt(string database)
    {
        var desk = await new Desks().TakeAsync(database);
        await desk.ConfirmAllAsync();
        await using var server = desk.Server;
        var other = AreaCode.Parse(desk.Area == "5701" ? "5702" : "5701");
        var decision = new AreaDecision("ก", "ก", new(2026, 1, 1), [new RenameArea(AreaCode.Parse(desk.Area), "ชื่อใหม่", null), new RenameArea(other, "ชื่ออื่น", null)]);
        var preview = await server.WithAsync(services => services.GetRequiredService<AreaDecisions>().PreviewAsync(decision));

        var (touched, untouched) = (preview.Value!.Steps[0].Touched, preview.Value.Steps[1].Touched);
        Assert.Equal(("ชื่อใหม่", desk.Area), (preview.Value.Steps[0].After!.Name.Th, preview.Value.Steps[0].Before!.Code.Digits));
        Assert.Equal([desk.Area, desk.Unit], touched.Units.Select(u => u.Code).Order(StringComparer.Ordinal));
        Assert.Equal((3, 3), (touched.Entries, touched.Records));
        Assert.Contains(touched.OpenRounds, r => r is { Dataset: "savings-group", FiscalYear: 2570, Number: 1, Reports: 2 });
        Assert.Equal((0, 0), (untouched.Entries, untouched.Records));
        Assert.Equal(3, preview.Value.Touched.Records);
        Assert.Equal(0, await server.WithAsync(services => services.GetRequiredService<KlangDb>().AreaEvents.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Provisional_IsWorkedWithThenOfficialUnderItsOwnCode(string database)
    {
        await using var host = await AreasHost.StartAsync(database, "2026-11-22T03:00:00Z");
        var free = await host.RunAsync((AreaDecisions decisions) => decisions.FreeCodeAsync(AreaCode.Parse("570101")));
        Assert.Equal("57010199", free?.Digits);
        await host.DecideAsync("{ title: รอ, source: คำขอ, effective: 1/11/2569, steps: [{ create: 57010199, name: รอประกาศ, provisional: true }] }");
        Assert.True((await host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse("57010199"))))!.Provisional);

        await host.DecideAsync("{ title: ตั้ง, source: ประกาศ, effective: 15/10/2569, steps: [{ confirm: 57010199, code: 57010101, name: ประกาศแล้ว }] }");
        Assert.Equal(("ประกาศแล้ว", null), (await host.NameAsync("57010101", AreaMoment.Current), await host.NameAsync("57010199", AreaMoment.Current)));
        var carrier = await host.RunAsync((AreaPast past) => past.CarrierAsync(AreaMoment.Current));
        Assert.Equal("57010101", carrier.Place(AreaCode.Parse("57010199"), new(2026, 11, 20), AreaLevel.Village).Digits);
        Assert.Equal("57010198", (await host.RunAsync((AreaDecisions decisions) => decisions.FreeCodeAsync(AreaCode.Parse("570101"))))?.Digits);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Changes_OverHttp_AreOpenToEverybodyNewestFirst(string database)
    {
        await using var host = await AreasHost.StartAsync(database, "2026-11-22T03:00:00Z");
        using var anybody = await host.ServeAsync();
        await host.DecideAsync(Rename);
        await host.DecideAsync(Acts.BangBon);
        var spelling = Acts.Read("{ title: แก้คำสะกด, source: ก, steps: [{ correct: 570103, name: บ้านดู่ใหม่ }] }");
        await host.DecideAsync(spelling);

        var list = await JsonAsync(anybody, "/api/v1/areas/changes");
        Assert.Equal(["แก้คำสะกด", "ตั้งแขวงในเขตบางบอน", "เปลี่ยนชื่อตำบล"], list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()!));
        var bangBon = list.GetProperty("items")[1];
        Assert.Equal("abolish", bangBon.GetProperty("kind").GetString());
        Assert.Equal(
            ["abolish:105001>", "create:>105002", "create:>105003", "create:>105004", "create:>105005"],
            bangBon.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("kind").GetString()}:{Code(c, "before")}>{Code(c, "after")}"));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("items")[0].GetProperty("effectiveOn").ValueKind);
        Assert.Equal("correction:บ้านดู่>บ้านดู่ใหม่", Told(list.GetProperty("items")[0]));
        Assert.Equal("rename:รอบเวียง>รอบเวียงใหม่", Told(list.GetProperty("items")[2]));

        var inside = await JsonAsync(anybody, "/api/v1/areas/changes?within=5701&limit=1");
        Assert.Equal("แก้คำสะกด", Assert.Single(inside.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
        var older = await JsonAsync(anybody, inside.GetProperty("next").GetString()!);
        Assert.Equal(("เปลี่ยนชื่อตำบล", JsonValueKind.Null), (older.GetProperty("items")[0].GetProperty("title").GetString(), older.GetProperty("next").ValueKind));
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.GetAsync("/api/v1/areas/changes?within=x")).StatusCode);

        var page = new HtmlParser().ParseDocument(await anybody.GetStringAsync("/areas/changes"));
        Assert.Equal(3, page.QuerySelectorAll("section.card table").Length);
        Assert.Contains("26 กรกฎาคม 2560", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href='/areas/decide']"));
        var village = new HtmlParser().ParseDocument(await anybody.GetStringAsync("/areas/105001?asOf=1/1/2560"));
        Assert.Contains("105004", village.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_Page_ShowsFirstAndRecordsOnTheSecondClick()
    {
        await using var host = await AreasHost.StartAsync();
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/areas/decide")).StatusCode);

        await host.SignInAsync(browser, AreasHost.Department);
        var preview = await PostAsync(browser, "/areas/decide?handler=Preview", Rename);
        Assert.Contains("รอบเวียงใหม่", preview.QuerySelector("#preview ~ .table-wrap, section table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("รอบเวียง", await host.NameAsync("570102", AreaMoment.Current));

        await PostAsync(browser, "/areas/decide?handler=Apply", Rename);
        Assert.Equal("รอบเวียงใหม่", await host.NameAsync("570102", AreaMoment.Current));
        var fault = await PostAsync(browser, "/areas/decide?handler=Preview", "title: ก\nsource: ข\nsteps: [{ rename: 57, nam: ค }]");
        Assert.Contains("บรรทัดที่ 3", fault.QuerySelector(".notice--error")!.TextContent, StringComparison.Ordinal);
        var refused = await PostAsync(browser, "/areas/decide?handler=Preview", Rename);
        Assert.Contains("รายการที่ 1", refused.QuerySelector(".notice--error")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PostAsync(HttpClient browser, string url, string text)
    {
        var form = new HtmlParser().ParseDocument(await browser.GetStringAsync("/areas/decide"));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = text, ["__RequestVerificationToken"] = token });
        using var response = await browser.PostAsync(url, content);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    private static string? Code(JsonElement change, string side) =>
        change.GetProperty(side) is { ValueKind: JsonValueKind.Object } area ? area.GetProperty("code").GetString() : null;

    private static string Told(JsonElement item)
    {
        var change = Assert.Single(item.GetProperty("changes").EnumerateArray());
        return $"{change.GetProperty("kind").GetString()}:{change.GetProperty("before").GetProperty("nameTh").GetString()}>{change.GetProperty("after").GetProperty("nameTh").GetString()}";
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string url) => JsonDocument.Parse(await client.GetStringAsync(url)).RootElement;

    private static Task<(int, int, int)> CountAsync(AreasHost host) => host.RunAsync(async (KlangDb db) =>
        (await db.AreaVersions.CountAsync(), await db.AreaEvents.CountAsync(), await db.AreaVersions.CountAsync(v => v.SupersededAt != null)));
}
