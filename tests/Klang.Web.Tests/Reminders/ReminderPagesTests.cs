using System.Net;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Reminders;

public sealed class ReminderPagesTests
{
    private static readonly Dictionary<string, string?> WithMail = new(StringComparer.Ordinal) { ["Klang:Mail:Host"] = "127.0.0.1", ["Klang:Mail:From"] = "klang@example.org" };

    [Fact]
    public async Task Get_Province_SeesItsOwnPeopleAndMails()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: WithMail);
        var reviewer = await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer);
        await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        await town.AddAsync("stranger", "5001", email: "stranger@example.org");
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(reviewer));
        var before = await browser.GetAsync("/reminders");
        Assert.Contains("ทดสอบ malee.s", before.Text("#planned"), StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", before.Body, StringComparison.Ordinal);
        await town.WriteAsync();
        var after = await browser.GetAsync("/reminders");
        Assert.Contains("malee@example.org", after.Text("#mails"), StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", after.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Officer_Refused()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(await town.AddAsync("malee.s", "5701")));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/reminders")).Status);
    }

    [Fact]
    public async Task Again_GivenUp_WaitsAnew_ButNotOutsideTheArea()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: WithMail);
        await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        await town.AddAsync("stranger", "5001", email: "stranger@example.org");
        await town.WriteAsync();
        await town.DbAsync(db => db.MailMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.GivenUp).SetProperty(m => m.Attempts, 9)));
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer)));
        var page = await browser.GetAsync("/reminders?state=GivenUp");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page.QuerySelector("#mails form")!;
        Assert.Equal("/reminders?done=again#mails", (await browser.SubmitAsync("/reminders", form, [])).Location);
        var mails = (await town.MailsAsync()).ToDictionary(m => m.ToAddress);
        Assert.Equal((MailState.Waiting, 0), (mails["malee@example.org"].State, mails["malee@example.org"].Attempts));
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(mails["malee@example.org"].Id.ToString(), mails["stranger@example.org"].Id.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync("/reminders", form, [])).Status);
        Assert.Equal(MailState.GivenUp, (await town.MailsAsync()).Single(m => m.ToAddress == "stranger@example.org").State);
    }

    [Fact]
    public async Task Test_ToOneself_GoesOutAtNight()
    {
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, "2026-12-14T16:00:00Z", mail.Settings);
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer, "prasit@example.org")));
        Assert.Equal("/reminders?done=test#mails", (await browser.FillInAsync("/reminders", "#test-mail", [])).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.FillInAsync("/reminders", "#test-mail", [])).Status);
        Assert.Equal(1, await town.SendAsync(new MovedClock("2026-12-14T16:00:00Z")));
        Assert.Equal("อีเมลทดสอบจากศูนย์ข้อมูลกลาง", Assert.Single(mail.Taken()).Subject);
    }

    [Theory]
    [InlineData("malee@example.org", "", null)]
    [InlineData("", "true", null)]
    [InlineData("not an address", "true", "#email-error")]
    [InlineData("a@b.c\r\nBcc: x@y.z", "true", "#email-error")]
    public async Task Contact_Typed_IsKeptOrRefused(string email, string wantsMail, string? error)
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        var user = await town.AddAsync("malee.s", "5701", email: "before@example.org");
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(user));
        var answer = await browser.FillInAsync("/account", "#contact form", [("email", email), ("wantsMail", wantsMail)]);
        var kept = await town.DbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id));
        if (error is null)
        {
            Assert.Equal("/account?done=contact", answer.Location);
            Assert.Equal((email.Length == 0 ? null : email, wantsMail.Length == 0), (kept.Email, kept.WantsNoMail));
        }
        else
        {
            Assert.NotEmpty(answer.Text(error));
            Assert.Equal("before@example.org", kept.Email);
        }
    }
}
