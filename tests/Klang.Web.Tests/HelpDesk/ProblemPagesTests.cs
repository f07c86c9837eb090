using System.Net;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Data;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Support;
using Klang.Web.Tests.Cases;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.HelpDesk;

/// <summary>แจ้งปัญหา and what becomes of its answers, without JavaScript.</summary>
public sealed class ProblemPagesTests(Desks desks)
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Report_FromASubmission_CarriesWhatWasOnTheScreen(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var path = $"/submissions/{world.Desk.Submission}/submit";
        var link = (await officer.GetAsync(path)).Page.QuerySelector(".topbar__report")!.GetAttribute("href")!;
        var first = await officer.GetAsync(link);
        Assert.Equal(path, first.Page.QuerySelector("[name=from]")!.GetAttribute("value"));
        var form = await officer.GetAsync(link + "&title=" + Uri.EscapeDataString("<i>ส่งไม่ได้</i>"));
        Assert.Equal(path, form.Page.QuerySelector("#from-page")!.GetAttribute("value"));
        Assert.Equal("savings-group", form.Page.QuerySelector("#dataset option[selected]")!.GetAttribute("value"));
        Assert.Equal("2570/1", form.Page.QuerySelector("#round")!.GetAttribute("value"));
        Assert.Contains(world.Desk.Unit, form.Page.QuerySelector("#screen")!.GetAttribute("value"));

        var sent = await officer.FillInAsync(link + "&title=x", "#report", [("Report.Title", "<i>ส่งไม่ได้</i>"), ("Report.Text", "กดแล้วเงียบ"), ("Report.Round", "2570/2")], null, ("จอ.pdf", "%PDF-1.4 %%EOF"u8.ToArray()));
        Assert.StartsWith("/cases/", sent.Location, StringComparison.Ordinal);
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        var seen = await reviewer.GetAsync(sent.Location!);
        Assert.Equal("<i>ส่งไม่ได้</i>", seen.Text("h1"));
        Assert.Contains("2570/2", seen.Text(".facts"));
        Assert.Contains("test-browser", seen.Text(".facts"));
        Assert.Contains(path, seen.Text(".facts"));
        Assert.Single(seen.Page.QuerySelectorAll(".talk__files a"));
        var id = Guid.Parse(sent.Location!["/cases/".Length..]);
        var at = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.SingleAsync(c => c.Id == id));
        Assert.Equal((CaseKind.Problem, CaseState.Sent, world.Desk.Unit), (at.Kind, at.State, at.UnitCode));
        Assert.Single(await world.TrailAsync("support.report"));
    }

    [Fact]
    public async Task Report_FromSomebodyElsesSubmission_TellsNothingOfIt()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var report = await world.Desk.DoAsync(s => s.GetRequiredService<WhereFrom>().OfAsync(world.Desk.Stranger, $"/entry/{world.Desk.Submission}", "ตาราง", null));
        Assert.Equal((null, null, "ตาราง"), (report.Dataset, report.Round, report.OnScreen));
    }

    [Theory]
    [InlineData("/datasets/savings-group", "savings-group")]
    [InlineData("/monitoring?dataset=savings-group&x=1", "savings-group")]
    [InlineData("/areas/5701", null)]
    [InlineData("//evil.example/savings-group", null)]
    [InlineData("javascript:alert(1)", null)]
    public async Task Report_FromAnyPage_ReadsTheDatasetOffItsAddress(string page, string? dataset)
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var report = await world.Desk.DoAsync(s => s.GetRequiredService<WhereFrom>().OfAsync(world.Officer, page, null, null));
        Assert.Equal((dataset, page.StartsWith("//", StringComparison.Ordinal) || page[0] != '/' ? null : page), (report.Dataset, report.FromPage));
    }

    [Theory]
    [InlineData("", "ข้อความ", "หัวเรื่อง")]
    [InlineData("หัวเรื่อง", " ", "เขียนข้อความ")]
    public async Task Report_Incomplete_KeepsWhatWasTyped(string title, string text, string complaint)
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var refused = await officer.FillInAsync("/support/new?title=x", "#report", [("Report.Title", title), ("Report.Text", text), ("Report.LastError", "abc123")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(complaint, refused.Text("#problem"));
        Assert.Equal("abc123", refused.Page.QuerySelector("#error")!.GetAttribute("value"));
        Assert.Equal(title, refused.Page.QuerySelector("#title")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Page_TellingOfAFailure_OffersToReportItsCode(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var notFound = await officer.GetAsync("/nowhere?a=1");
        Assert.Contains("from=%2Fnowhere%3Fa%3D1", notFound.Page.QuerySelector(".topbar__report")!.GetAttribute("href"));
        var failed = new DefaultHttpContext { Request = { Path = "/figures", QueryString = new QueryString("?by=province") } };
        failed.Items[Refusals.ItemKey] = Problems.Internal with { Where = "4bf92f3577b34da6" };
        Assert.Equal("/support/new?from=%2Ffigures%3Fby%3Dprovince&screen=x&error=4bf92f3577b34da6", ReportLink.For(failed, "x"));
        var form = await officer.GetAsync(ReportLink.For(failed, "x") + "&title=x");
        Assert.Equal("4bf92f3577b34da6", form.Page.QuerySelector("#error")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Answer_MarkedByTheProvince_IsFoundByAnybodyInTheirOwnWords(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var word = "หมายเลข" + world.Desk.Unit;
        var at = await world.MovedAsync(world.Reviewer, await world.OpenedAsync(), CaseState.Answered, $"ตั้งค่าเครื่องพิมพ์ {word} <u>ใหม่</u>");
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        using var stranger = new SignedInBrowser(world.Desk.Server, world.Desk.Stranger);
        var mark = (await reviewer.GetAsync(at.Link())).Page.QuerySelector("a[href^='/help/answers/']")!.GetAttribute("href")!;
        Assert.Null((await officer.GetAsync(at.Link())).Page.QuerySelector("a[href^='/help/answers/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(mark)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(mark)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reviewer.FillInAsync(mark, "main form", [("Title", " ")])).Status);

        var marked = await reviewer.FillInAsync(mark, "main form", [("Title", $"พิมพ์รายงานไม่ออก {word}")]);
        Assert.StartsWith(at.Link(), marked.Location, StringComparison.Ordinal);
        var found = await stranger.GetAsync("/help?q=" + Uri.EscapeDataString($"พิมพรายงาน ไม่ออก{word}"));
        Assert.Equal($"พิมพ์รายงานไม่ออก {word}", found.Text("#answers article h2"));
        Assert.Contains("<u>ใหม่</u>", found.Text("#answers article"));
        Assert.DoesNotContain(at.Label, found.Body);
        Assert.Contains(word, (await stranger.GetAsync("/support/new?title=" + Uri.EscapeDataString($"พิมพ์รายงานไม่ออก {word}"))).Text("#suggestions summary"));
        Assert.Empty((await stranger.GetAsync("/help?q=xyzzy")).Page.QuerySelectorAll("#answers article"));

        await reviewer.FillInAsync(mark, "main form", [], "remove");
        Assert.DoesNotContain(word, (await stranger.GetAsync("/help?q=" + Uri.EscapeDataString(word))).Text("#answers"));
        Assert.Equal(["help.mark", "help.unmark"], (await world.TrailAsync("help.mark")).Concat(await world.TrailAsync("help.unmark")).Select(l => l.What));
    }

    [Fact]
    public async Task Question_CannotBeMarkedAsAnAnswer()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var at = await world.OpenedAsync();
        var question = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().CaseMessages.Where(m => m.CaseId == at.Id).Select(m => m.Id).SingleAsync());
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/help/answers/{question}")).Status);
    }
}
