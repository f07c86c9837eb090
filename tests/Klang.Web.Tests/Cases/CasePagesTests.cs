using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Cases;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Cases;

public sealed class CasePagesTests(Desks desks)
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF\n"u8.ToArray();

    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Conversation_WithoutJavaScript_FromQuestionToClosed(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        var page = await reviewer.GetAsync(at.Link());
        Assert.Equal(["Answered", "Reviewing", "Forwarded"], Buttons(page));
        Assert.Contains("เหลือ 5 วัน", page.Text(".page-head"));
        Assert.Equal(["Withdrawn"], Buttons(await officer.GetAsync(at.Link())));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reviewer.FillInAsync(at.Link(), "#answer", [], "Answered")).Status);
        var answered = await reviewer.FillInAsync(at.Link(), "#answer", [("Text", "<b>ลองใหม่</b>\nได้แล้ว")], "Answered", ("คู่มือ.pdf", Pdf));
        Assert.Equal(at.Link() + "#last", answered.Location);
        page = await officer.GetAsync(at.Link());
        Assert.Equal("<b>ลองใหม่</b>\nได้แล้ว", page.Page.QuerySelectorAll(".talk__text")[^1].TextContent);
        Assert.Null(page.Page.QuerySelector(".talk__text b"));
        Assert.Equal(["Sent", "Closed", "Withdrawn"], Buttons(page));
        Assert.Equal("ตอบแล้ว รอผู้ส่ง", page.Text(".page-head .badge"));

        await officer.FillInAsync(at.Link(), "#answer", [], "Closed");
        page = await officer.GetAsync(at.Link());
        Assert.Null(page.Page.QuerySelector("#answer"));
        Assert.Empty(page.Page.QuerySelectorAll("[style], script:not([src])"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Case_OutsideTheArea_IsNotFound_AndLeavesALine(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        await officer.FillInAsync(at.Link(), "#answer", [("Text", "แนบ")], null, ("a.pdf", Pdf));
        var file = (await officer.GetAsync(at.Link())).Page.QuerySelector(".talk__files a")!.GetAttribute("href")!;
        using var neighbour = new SignedInBrowser(world.Desk.Server, world.Neighbour with { UnitCode = world.Desk.Unit + "x" });
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(at.Link())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(file)).Status);
        Assert.DoesNotContain(at.Label, (await neighbour.GetAsync("/cases?folder=All")).Body);
        var lines = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Trail.Where(t => t.Stream == world.Desk.Unit + "x").ToListAsync());
        Assert.Equal(2, lines.Count(l => l.What == "access.refused" && l.Subject == at.Label));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Files_AreServedSafely_AsTheyWereCleaned(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1, .. "IHDR"u8, 9, 1, 2, 3, 4, 0, 0, 0, 3, .. "tEXtGPS"u8, 1, 2, 3, 4, 0, 0, 0, 0, .. "IEND"u8, 1, 2, 3, 4];
        await officer.FillInAsync(at.Link(), "#answer", [], null, ("ประกาศ *ฉบับ* 1.pdf", Pdf), ("ภาพ.jpeg", picture));
        var links = (await officer.GetAsync(at.Link())).Page.QuerySelectorAll(".talk__files a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);

        var pdf = (await officer.GetAsync(links[0])).Response;
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("attachment", "ประกาศ ฉบับ 1.pdf"), (pdf.Content.Headers.ContentDisposition?.DispositionType, pdf.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", pdf.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", pdf.Headers.GetValues("Content-Security-Policy").Single());
        var shown = (await officer.GetAsync(links[1])).Response;
        Assert.Equal(("image/png", "inline", "ภาพ.png"), (shown.Content.Headers.ContentType?.MediaType, shown.Content.Headers.ContentDisposition?.DispositionType, shown.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal(-1, (await officer.BytesAsync(links[1])).AsSpan().IndexOf("GPS"u8));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{at.Link()}/files/{Guid.NewGuid()}")).Status);
        var other = await world.OpenedAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(links[0].Replace(at.Id.ToString("D"), other.Id.ToString("D")))).Status);
    }

    [Fact]
    public async Task Files_ThatAreNotTaken_SayWhatToDo_AndNothingIsWritten()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var at = await world.OpenedAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var exe = await officer.FillInAsync(at.Link(), "#answer", [("Text", "ยังอยู่ไหม")], null, ("ประกาศ.pdf", "MZ\u0000\u0000"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, exe.Status);
        Assert.Contains("บันทึกเป็น PDF", exe.Text("#problem"));
        Assert.Contains("เลือกไฟล์ใหม่", exe.Text("#problem"));
        Assert.Equal("ยังอยู่ไหม", exe.Text("#text"));
        var six = await officer.FillInAsync(at.Link(), "#answer", [], null, [.. Enumerable.Range(1, 6).Select(i => ($"{i}.pdf", Pdf))]);
        Assert.Contains("ไม่เกิน 5 ไฟล์", six.Text("#problem"));
        var large = new byte[(10 * 1024 * 1024) + 1];
        Pdf.CopyTo(large, 0);
        var tooLarge = await officer.FillInAsync(at.Link(), "#answer", [], null, ("แผนที่.pdf", large));
        Assert.Contains("แผนที่.pdf ใหญ่เกิน 10 MB", tooLarge.Text("#problem"));
        Assert.Equal(1, await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().CaseMessages.CountAsync(m => m.CaseId == at.Id)));
        Assert.Equal(0, await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Attachments.CountAsync(a => a.OwnerId == at.Id)));
    }

    [Fact]
    public async Task Form_LargerThanAllFilesTogether_IsRefusedAsTooLarge()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var at = await world.OpenedAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var huge = await officer.FillInAsync(at.Link(), "#answer", [], null, ("a.pdf", new byte[100_000_001]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Move_FromAnOldPage_KeepsTheWordsAndTellsWhatChanged(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        var old = (IHtmlFormElement)(await reviewer.GetAsync(at.Link())).Page.QuerySelector("#answer")!;
        await world.MovedAsync(world.Officer, at, CaseState.Withdrawn, null);
        var late = await reviewer.SubmitAsync(at.Link(), old, [("Text", "คำตอบของฉัน")], "Answered");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.Status);
        Assert.Contains("ถอนเรื่องแล้ว", late.Text(".page-head"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task List_ShowsOverdueFirst_CountsAndFilters(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var (soon, over, ended) = (await world.OpenedAsync(), await world.OpenedAsync(world.Colleague), await world.OpenedAsync(kind: CaseKind.Correction));

        // Taking a correction back is the upper room's; here only where it stands matters.
        await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.Where(c => c.Id == ended.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CaseState.Withdrawn).SetProperty(c => c.DueOn, (DateOnly?)null)));
        await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.Where(c => c.Id == over.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.DueOn, new DateOnly(2026, 11, 20))));
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var page = await officer.GetAsync("/cases");
        Assert.Equal([over.Link(), soon.Link(), ended.Link()], Links(page));
        Assert.Contains("เกินกำหนด 2 วัน", page.Text("#cases tbody tr"));
        Assert.Equal(["รอเราดำเนินการ 0", "ที่ฉันส่ง 2", "ของหน่วยงาน 3 เกินกำหนด 1"], page.Page.QuerySelectorAll(".segmented a").Select(a => string.Join(' ', a.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal([soon.Link(), ended.Link()], Links(await officer.GetAsync("/cases?folder=Mine")));
        Assert.Equal([ended.Link()], Links(await officer.GetAsync("/cases?kind=Correction")));
        Assert.Equal([over.Link(), soon.Link()], Links(await officer.GetAsync("/cases?state=Sent")));

        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        var waiting = Links(await reviewer.GetAsync("/cases?state=Sent"));
        Assert.Contains(over.Link(), waiting);
        Assert.DoesNotContain(ended.Link(), waiting);
    }

    private static IEnumerable<string> Buttons(WebAnswer page) => page.Page.QuerySelectorAll("#answer button[name=to]").Select(b => b.GetAttribute("value")!);

    private static IEnumerable<string> Links(WebAnswer page) => page.Page.QuerySelectorAll("#cases tbody a").Select(a => a.GetAttribute("href")!);
}
