using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Data;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Submissions;

public sealed class ReasonsTests(Desks desks)
{
    private const string Why = "กลุ่มใช้อัตราตามมติที่ประชุมใหญ่ปี 2568";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_WarningWithoutReason_IsBlockedAndSaysWhich(string database)
    {
        var desk = await WithWarningAsync(database);

        var refused = await SubmitAsync(desk, null);

        Assert.Equal("422.23", refused.Problem?.Code);
        Assert.Contains("อัตราดอกเบี้ยเงินกู้ร้อยละ 15", refused.Problem!.Message.Th, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_ReasonTooShort_IsStillBlocked(string database)
    {
        var desk = await WithWarningAsync(database);

        Assert.Equal("422.23", (await SubmitAsync(desk, new Statement { ForTheRest = "ok -" })).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_WithReason_StandsInTheCopyAndOnTheReceipt(string database)
    {
        var desk = await WithWarningAsync(database);

        var sent = await SubmitAsync(desk, new Statement { ByRule = ImmutableDictionary<string, string>.Empty.Add("loan_rate_high", Why) });

        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
        Assert.Equal($"06-2570/1-{desk.Unit}-1", sent.Value.Copy!.ReceiptNumber);
        Assert.Contains(Why, sent.Value.Copy.Content, StringComparison.Ordinal);
        Assert.Contains("ขอรับรองว่า", sent.Value.Copy.Content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Reason_NumberChangesAfter_IsAskedAgain(string database)
    {
        var desk = await WithWarningAsync(database);
        await desk.DoAsync(s => s.GetRequiredService<ReasonDesk>().SaveAsync(desk.Officer, desk.Submission, new Statement { ForTheRest = Why }));
        var record = (await desk.OpenAsync())[0];
        Assert.True((await desk.SaveAsync(record, ("loan_rate", "14"))).IsOk);

        Assert.Equal("422.23", (await SubmitAsync(desk, null)).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Page_ReasonTyped_ReportStillBlocked_WordsAreKept(string database)
    {
        var desk = await WithWarningAsync(database);
        var others = await desk.OpenAsync();
        Assert.True((await desk.SaveAsync(others[1], ("cash", null))).IsOk);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var path = $"/submissions/{desk.Submission}/submit";
        var page = await browser.GetAsync(path);
        var input = page.Page.QuerySelector("input[name^='why.']")!.GetAttribute("name")!;

        await browser.FillInAsync(path, "form:has([name='version'])", [(input, Why)]);

        Assert.Equal(Why, await desk.DoAsync(s => s.GetRequiredService<KlangDb>().WarningReasons.Where(r => r.SubmissionId == desk.Submission).Select(r => r.Text).SingleAsync()));
        var again = await browser.GetAsync(path);
        Assert.Equal(Why, again.Page.QuerySelector($"input[name='{input}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Page_ReasonThatSaysNothing_IsToldAtItsInput()
    {
        var desk = await WithWarningAsync("sqlite");
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var path = $"/submissions/{desk.Submission}/submit";
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync(path)).Page.QuerySelector("form:has([name='version'])")!;
        var input = form.QuerySelector("input[name^='why.']")!.GetAttribute("name")!;
        form.QuerySelector("button:not([formaction])")!.Remove();

        var told = await browser.SubmitAsync(path, form, [(input, "-")]);
        Assert.Equal(("true", "-"), (told.Page.GetElementById(input)!.GetAttribute("aria-invalid"), told.Page.GetElementById(input)!.GetAttribute("value")));
        Assert.Contains("อย่างน้อย 5 ตัวอักษร", told.Page.GetElementById(input + "-short")!.TextContent, StringComparison.Ordinal);

        var kept = await browser.SubmitAsync(path, form, [(input, Why)]);
        Assert.Equal(path, kept.Location);
        Assert.Contains("บันทึกเหตุผลแล้ว 1 แห่ง", (await browser.GetAsync(path)).Text("#told"), StringComparison.Ordinal);
    }

    private static Task<Result<MoveOutcome>> SubmitAsync(Desk desk, Statement? statement) =>
        desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(desk.Officer, desk.Submission, null, statement));

    /// <summary>A complete report with one warning: the first group lends at 15 per cent.</summary>
    private async Task<Desk> WithWarningAsync(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        var record = (await desk.OpenAsync())[0];
        Assert.True((await desk.SaveAsync(record, ("loan_rate", "15"))).IsOk);
        return desk;
    }
}
