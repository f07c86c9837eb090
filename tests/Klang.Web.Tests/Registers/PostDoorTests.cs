using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Registers;

/// <summary>Acceptance probes 3.8 through the door an officer uses: the form of a register's entry.</summary>
public sealed class PostDoorTests
{
    private const string District = "5701";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "3.8: third ผู้นำ อช., second man, อช. of another tambon: refused at the form, nothing stored"), MemberData(nameof(Databases))]
    public async Task Leaders_BeyondOneManAndOneWoman_AreRefused(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await world.LeaderAsync("สมชาย", "m", "57010101");
        var second = await world.LeaderAsync("สมศักดิ์", "m", "57010102", leads: false);
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        await RefusedAsync(world, browser, "leader-post", Leaders.Post(second.Person.Code, "leader_ach", "570101"), "เพศเดียวกัน");
        await RefusedAsync(world, browser, "leader-post", Leaders.Post(second.Person.Code, "leader_ach", "570102"), "ต้องเป็น อช.");
        await world.LeaderAsync("สมหญิง", "f", "57010101");
        var third = await world.LeaderAsync("สุดา", "f", "57010102", leads: false);
        await RefusedAsync(world, browser, "leader-post", Leaders.Post(third.Person.Code, "leader_ach", "570101"), "ครบ 2 คน");
    }

    [Theory(DisplayName = "3.8: ศอช.ต. with 8 or 26 members refused, NID checksum error"), MemberData(nameof(Databases))]
    public async Task CoordinationCentreAndNationalId_OutOfBounds_AreRefused(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var chair = await world.AddAsync("person", District, Leaders.Person("สมชาย", "m", "57010101"));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        var centre = RegisterWorld.Cells(("network_name", "ศอช.ต. ทดสอบ"), ("network_type", "con"), ("level", "subdistrict"), ("area_code", "570101"), ("established_date", "1/10/2551"),
            ("member_org_count", "5"), ("chair_person", chair.Code), ("coordinator_name", "นางสุดา"), ("coordinator_phone", "081-234-5678"), ("office_address", "ที่ว่าการ"), ("meetings_per_year", "4"), ("activity_level", "continuing"));

        await RefusedAsync(world, browser, "network", centre.SetItem(FieldKey.Parse("committee_count"), "8"), "9–25 คน");
        await RefusedAsync(world, browser, "network", centre.SetItem(FieldKey.Parse("committee_count"), "26"), "9–25 คน");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, "network", centre.SetItem(FieldKey.Parse("committee_count"), "9"))).StatusCode);
        await RefusedAsync(world, browser, "network", centre.SetItem(FieldKey.Parse("committee_count"), "9"), "ศอช. ที่ยังดำเนินงานอยู่แล้ว", ("__despite", "true"));
        await RefusedAsync(world, browser, "person", Leaders.Person("มานะ", "m", "57010101", "1234567890122"), "เลขประจำตัวประชาชน");
    }

    [Theory(DisplayName = "3.8: same NID from two districts → one person, two roles"), MemberData(nameof(Databases))]
    public async Task SameNumber_FromTwoDistricts_IsOnePersonWithTwoPosts(string database)
    {
        const string number = "1-2345-67890-12-1";
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer("5702"));
        var person = await world.AddAsync("person", District, Leaders.Person("สมชาย", "m", "57010101", number));
        await world.AddAsync("leader-post", District, Leaders.Post(person.Code, "ach", "57010101"));

        // The other district types the number: it is told that the person is known, and under which code, and not who that is.
        var answer = await PostAsync(browser, "person", Leaders.Person("ชาย", "m", "57020101", number));
        var page = await Read.HtmlAsync(answer);
        Assert.Contains(person.Code, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("สมชาย", page.Body.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith("/registers/leader-post/", StringComparison.Ordinal));
        Assert.Equal($"/registers/leader-post/entries?person={person.Code}", link);

        // The link leads to a post with the person filled in; saving it makes the second post of the one person.
        var form = (IHtmlFormElement)(await browser.PageAsync(link)).QuerySelector("form[data-guard]")!;
        Assert.Equal(person.Code, ((IHtmlSelectElement)form.QuerySelector("[name=person]")!).Value);
        var saved = await browser.SendAsync("/registers/leader-post/entries", form, [.. Leaders.Post(person.Code, "sage", "57020101").Select(c => (c.Key.Name, c.Value ?? ""))]);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await Read.HtmlAsync(saved)).QuerySelector("main")?.TextContent);

        Assert.Equal((1, 2), (await world.CountAsync("person"), await world.CountAsync("leader-post")));
        Assert.All(await world.DbAsync(db => db.Subjects.Where(s => s.Register == "leader-post").ToListAsync()), p => Assert.Equal((person.Code, "สมชาย ใจดี"), (p.Text("person"), p.Name)));
        Assert.True(await world.DbAsync(db => db.Trail.AnyAsync(t => t.Stream == "5702" && t.Subject == "person " + person.Code)));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string register, IEnumerable<KeyValuePair<FieldKey, string?>> cells, params (string, string)[] more) =>
        PostAsync(browser, $"/registers/{register}/entries", [.. cells.Where(c => c.Value is not null).Select(c => (c.Key.Name, c.Value!)), .. more]);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, (string, string)[] cells) =>
        await browser.SendAsync(path, (IHtmlFormElement)(await browser.PageAsync(path)).QuerySelector("form[data-guard]")!, cells);

    private static async Task RefusedAsync(FiguresWorld world, HttpClient browser, string register, IEnumerable<KeyValuePair<FieldKey, string?>> cells, string why, params (string, string)[] more)
    {
        var before = await world.CountAsync(register);
        var answer = await PostAsync(browser, register, cells, more);
        var page = await Read.HtmlAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(page.QuerySelectorAll(".field__error").Any(e => e.TextContent.Contains(why, StringComparison.Ordinal)), page.QuerySelector("main")?.TextContent);
        Assert.Equal(before, await world.CountAsync(register));
    }
}
