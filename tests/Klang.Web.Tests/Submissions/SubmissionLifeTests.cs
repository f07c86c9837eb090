using System.Security.Cryptography;
using System.Text;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Submissions;

public sealed class SubmissionLifeTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_WithUnconfirmedRows_IsBlocked(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.OpenAsync();

        var refused = await SubmitAsync(desk);

        Assert.Equal("422.1", refused.Problem?.Code);
        Assert.Equal(SubmissionStatus.Draft, (await FindAsync(desk)).Status);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_Complete_FilesACopyWhoseHashIsItsContent(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();

        var moved = await SubmitAsync(desk);

        Assert.True(moved.IsOk, moved.Problem?.Message.Th);
        var copy = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.SingleAsync(c => c.SubmissionId == desk.Submission));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(copy.Content))), copy.Sha256);
        Assert.Contains("\"satja_balance\":500000", copy.Content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_TwiceAtOnce_FilesOneCopy(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();

        var both = await Task.WhenAll(SubmitAsync(desk), SubmitAsync(desk));

        Assert.Single(both, r => r.IsOk);
        Assert.Equal(1, await desk.DoAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.CountAsync(c => c.SubmissionId == desk.Submission)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_AfterSubmit_IsRefused(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        await SubmitAsync(desk);

        var record = (await desk.OpenAsync())[0];
        Assert.Equal("409.1", (await desk.SaveAsync(record, ("members_male", "1"))).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Return_NeedsAReason_ThenTheDistrictMendsAndSubmitsAgain(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        await SubmitAsync(desk);

        Assert.Equal("422.3", (await desk.DoAsync(s => Life(s).ReturnAsync(desk.Reviewer, desk.Submission, null, " "))).Problem?.Code);
        Assert.True((await desk.DoAsync(s => Life(s).ReturnAsync(desk.Reviewer, desk.Submission, null, "ตรวจหนี้ค้างชำระ"))).IsOk);
        Assert.True((await desk.SaveAsync((await desk.OpenAsync())[0], ("overdue_amount", "9000"))).IsOk);
        Assert.Equal(2, (await SubmitAsync(desk)).Value?.Copy?.Number);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Approve_VersionSinceChanged_IsRefused_AndOwnWorkToo(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        await SubmitAsync(desk);

        Assert.Equal("412.1", (await desk.DoAsync(s => Life(s).ApproveAsync(desk.Reviewer, desk.Submission, 0))).Problem?.Code);
        Assert.Equal("403.1", (await desk.DoAsync(s => Life(s).ApproveAsync(desk.Officer, desk.Submission, null))).Problem?.Code);
        Assert.True((await desk.DoAsync(s => Life(s).ApproveAsync(desk.Reviewer, desk.Submission, 1))).IsOk);
        Assert.Equal(SubmissionStatus.Approved, (await FindAsync(desk)).Status);
    }

    private static SubmissionLife Life(IServiceProvider services) => services.GetRequiredService<SubmissionLife>();

    private static Task<Core.Common.Result<MoveOutcome>> SubmitAsync(Desk desk) => desk.DoAsync(s => Life(s).SubmitAsync(desk.Officer, desk.Submission, null));

    private static Task<Submission> FindAsync(Desk desk) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission));
}
