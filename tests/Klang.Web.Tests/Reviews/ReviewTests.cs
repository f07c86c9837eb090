using System.Net;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Reviews;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Reviews;

public sealed class ReviewTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Comment_WithMarkup_IsShownAsText(string database)
    {
        var desk = await SentAsync(database);
        using var browser = new SignedInBrowser(desk.Server, desk.Reviewer);
        var path = $"/submissions/{desk.Submission}/review";

        await browser.FillInAsync(path, "#whole form", [("text", "<script>alert(1)</script> & ดูข้อนี้")], "Remark");

        var page = await browser.GetAsync(path);
        Assert.Empty(page.Page.QuerySelectorAll("#whole script"));
        Assert.Contains("<script>alert(1)</script> & ดูข้อนี้", page.Text("#whole .review__comment"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Return_ReasonsStandAtCells_NeedsNoOther_AndTheOfficerSeesThem(string database)
    {
        var desk = await SentAsync(database);
        var record = (await RecordsAsync(desk))[0];
        Assert.Equal("422.3", (await Life(desk, l => l.ReturnAsync(desk.Reviewer, desk.Submission, null, null))).Problem?.Code);
        await SayAsync(desk, desk.Reviewer, new Saying(record.Id, "cash", CommentKind.Return, "เงินสดไม่ตรงสมุด"));
        await SayAsync(desk, desk.Reviewer, new Saying(record.Id, "borrowers", CommentKind.Return, "จำนวนผู้กู้ลดลงมาก"));

        var returned = await Life(desk, l => l.ReturnAsync(desk.Reviewer, desk.Submission, null, null));

        Assert.True(returned.IsOk, returned.Problem?.Message.Th);
        Assert.Equal(2, returned.Value.Submission.OpenComments);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var page = await browser.GetAsync($"/submissions/{desk.Submission}/review?show=Comments");
        Assert.Contains("เงินสดไม่ตรงสมุด", page.Text($"[id='{ReviewModel.Anchor(record.Id, "cash")}']"), StringComparison.Ordinal);
        Assert.Contains("2 ข้อ", (await browser.GetAsync($"/submissions/{desk.Submission}/submit")).Text("#open-remarks"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Return_ReasonAtCell_ByOfficer_IsRefused(string database)
    {
        var desk = await SentAsync(database);

        var said = await desk.DoAsync(s => s.GetRequiredService<CommentDesk>().SayAsync(desk.Officer, desk.Submission, new Saying(null, null, CommentKind.Return, "ขอคืน")));

        Assert.Equal(403, said.Problem?.Status);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Comment_OutsideTheArea_IsNotFound(string database)
    {
        var desk = await SentAsync(database);

        var said = await desk.DoAsync(s => s.GetRequiredService<CommentDesk>().SayAsync(desk.Stranger, desk.Submission, new Saying(null, null, CommentKind.Remark, "สวัสดี")));

        Assert.Equal("404.1", said.Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Correct_KeepsBothValues_FilesAnewAtApproval_ByAnother(string database)
    {
        var desk = await SentAsync(database);
        var record = (await RecordsAsync(desk))[0];
        var (corrector, another) = (desk.Reviewer, desk.Reviewer);

        var corrected = await desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().CorrectAsync(corrector, desk.Submission, new CellMend(record.Id, record.Version, "borrowers", "29", "นับซ้ำหนึ่งคน ตรวจกับสมุดแล้ว")));

        Assert.True(corrected.IsOk, corrected.Problem?.Message.Th);
        Assert.Equal(("30", "29"), (corrected.Value.Before, corrected.Value.After));
        Assert.Equal("403.3", (await Life(desk, l => l.ApproveAsync(corrector, desk.Submission, null))).Problem?.Code);
        var approved = await Life(desk, l => l.ApproveAsync(another, desk.Submission, null));
        Assert.True(approved.IsOk, approved.Problem?.Message.Th);
        var copies = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.Where(c => c.SubmissionId == desk.Submission).OrderBy(c => c.Number).ToListAsync());
        Assert.Equal(2, copies.Count);
        Assert.Contains("\"borrowers\":30", copies[0].Content, StringComparison.Ordinal);
        Assert.Contains("\"borrowers\":29", copies[1].Content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Correct_WrongValue_IsRefusedAndChangesNothing(string database)
    {
        var desk = await SentAsync(database);
        var record = (await RecordsAsync(desk))[0];

        var corrected = await desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().CorrectAsync(desk.Reviewer, desk.Submission, new CellMend(record.Id, record.Version, "borrowers", "สามสิบ", "ตรวจกับสมุดแล้ว")));

        Assert.Equal("422.2", corrected.Problem?.Code);
        Assert.Equal(record.Version, (await RecordsAsync(desk))[0].Version);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ApproveMany_OneMovedMeanwhile_TheOthersAreApproved(string database)
    {
        var (first, second) = (await SentAsync(database), await SentAsync(database));
        var reviewer = first.Reviewer;
        using var browser = new SignedInBrowser(first.Server, reviewer);
        var listed = (await browser.GetAsync("/reviews")).Page.QuerySelectorAll("input[name=chosen]").Select(i => i.GetAttribute("value")!).ToList();
        var chosen = new[] { first, second }.Select(d => listed.Single(v => v.StartsWith(d.Submission.ToString("D"), StringComparison.Ordinal)))
            .Select(v => v.Split(':')).Select(v => (Guid.Parse(v[0]), int.Parse(v[1], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.True((await Life(first, l => l.ReturnAsync(first.Reviewer, first.Submission, null, "แก้ยอด"))).IsOk);

        var outcomes = await second.DoAsync(s => s.GetRequiredService<ReviewQueue>().DecideAsync(reviewer, SubmissionMove.Approve, chosen));

        Assert.Equal("412.1", outcomes[0].Problem?.Code);
        Assert.Null(outcomes[1].Problem);
        Assert.Equal(SubmissionStatus.Approved, await StatusAsync(second));
        Assert.Equal(SubmissionStatus.Returned, await StatusAsync(first));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Lock_ByDepartment_ThenReopenWithReason(string database)
    {
        var desk = await SentAsync(database);
        var department = Desk.Somebody(Role.Department, "", "");
        Assert.True((await Life(desk, l => l.ApproveAsync(desk.Reviewer, desk.Submission, null))).IsOk);

        Assert.Equal("403.1", (await Life(desk, l => l.LockAsync(desk.Reviewer, desk.Submission, null))).Problem?.Code);
        Assert.True((await Life(desk, l => l.LockAsync(department, desk.Submission, null))).IsOk);
        Assert.Equal("409.3", (await Life(desk, l => l.ReturnAsync(desk.Reviewer, desk.Submission, null, "แก้"))).Problem?.Code);
        Assert.Equal("422.3", (await Life(desk, l => l.ReopenAsync(department, desk.Submission, null, " "))).Problem?.Code);
        Assert.True((await Life(desk, l => l.ReopenAsync(department, desk.Submission, null, "จังหวัดขอแก้ยอดที่พิมพ์ผิด"))).IsOk);
        Assert.Equal(SubmissionStatus.Returned, await StatusAsync(desk));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task SinceCopy_ShowsWhatWasMended(string database)
    {
        var desk = await SentAsync(database);
        Assert.True((await Life(desk, l => l.ReturnAsync(desk.Reviewer, desk.Submission, null, "แก้จำนวนผู้กู้"))).IsOk);
        var record = (await RecordsAsync(desk))[0];
        Assert.True((await desk.SaveAsync(record, ("borrowers", "31"))).IsOk);
        Assert.True((await Life(desk, l => l.SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll))).IsOk);
        using var browser = new SignedInBrowser(desk.Server, desk.Reviewer);

        var page = await browser.GetAsync($"/submissions/{desk.Submission}/review?show=SinceCopy");

        Assert.Equal(["borrowers"], page.Page.QuerySelectorAll("[data-cell]").Select(c => c.GetAttribute("data-cell")));
        Assert.Contains("30", page.Text("[data-cell=borrowers] .badge"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task CopyAndVerify_ShowWhatWasFiled_ToWhoHasTheHash(string database)
    {
        var desk = await SentAsync(database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var copy = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.SingleAsync(c => c.SubmissionId == desk.Submission));

        var page = await browser.GetAsync($"/submissions/{desk.Submission}/copies/1");
        using var anybody = new HttpClient { BaseAddress = desk.Server.Address };
        var verified = await anybody.GetStringAsync("/verify?hash=" + copy.Sha256);
        var unknown = await anybody.GetStringAsync("/verify?hash=" + new string('0', 64));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, page.Page.QuerySelectorAll("article.copy").Length);
        Assert.Contains("500,000.00", page.Text("article.copy"), StringComparison.Ordinal);
        Assert.Contains(copy.ReceiptNumber!, verified, StringComparison.Ordinal);
        Assert.DoesNotContain(copy.FiledBy, verified, StringComparison.Ordinal);
        Assert.Contains("ไม่พบสำเนา", unknown, StringComparison.Ordinal);
    }

    private async Task<Desk> SentAsync(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        var sent = await Life(desk, l => l.SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll));
        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
        return desk;
    }

    private static Task<List<Record>> RecordsAsync(Desk desk) =>
        desk.DoAsync(s => s.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == desk.Submission).OrderBy(r => r.SubjectKey).ToListAsync());

    private static Task<SubmissionStatus> StatusAsync(Desk desk) =>
        desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.Id == desk.Submission).Select(x => x.Status).SingleAsync());

    private static async Task SayAsync(Desk desk, Actor actor, Saying saying) =>
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<CommentDesk>().SayAsync(actor, desk.Submission, saying))).IsOk);

    private static Task<Result<MoveOutcome>> Life(Desk desk, Func<SubmissionLife, Task<Result<MoveOutcome>>> move) => desk.DoAsync(s => move(s.GetRequiredService<SubmissionLife>()));
}
