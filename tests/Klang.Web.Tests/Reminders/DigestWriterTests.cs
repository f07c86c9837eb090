using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Reminders;

public sealed class DigestWriterTests
{
    private static readonly Dictionary<string, string?> WithMail = new(StringComparer.Ordinal)
    {
        ["Klang:Mail:Host"] = "127.0.0.1", ["Klang:Mail:From"] = "klang@example.org", ["Klang:BaseUrl"] = "https://klang.example.org",
    };

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_WeekBefore_OneNoticeAndOneMailForEachWhoOwes(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database, settings: WithMail);
        var wanted = await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        var quiet = await town.AddAsync("prasit.k", "5701", email: "prasit@example.org", wantsNoMail: true);
        var without = await town.AddAsync("wanna.p", "5702");
        var done = await town.AddAsync("somchai.j", "5703", email: "somchai@example.org");
        await town.SetAsync("5703", SubmissionStatus.Submitted);

        Assert.Equal(3, await town.WriteAsync());
        Assert.Equal(0, await town.WriteAsync());

        var mail = Assert.Single(await town.MailsAsync());
        Assert.Equal(($"digest/2026-12-14/{wanted.Id}", "malee@example.org", MailState.Waiting), (mail.Key, mail.ToAddress, mail.State));
        var submission = await town.DbAsync(db => db.Submissions.Where(s => s.UnitCode == "5701" && s.RoundNumber == 1).Select(s => s.Id).SingleAsync());
        Assert.Contains($"https://klang.example.org/entry/{submission}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("กำหนด 21 ธ.ค. 2569 (อีก 7 วัน)", mail.Text, StringComparison.Ordinal);
        Assert.All(new[] { wanted, quiet, without }, user => Assert.Equal("reminder.digest", Assert.Single(town.NoticesAsync(user.Id).Result).Kind));
        Assert.Empty(await town.NoticesAsync(done.Id));
    }

    /// <summary>Chosen on the account's page by a person; a colleague's stays in Thai.</summary>
    [Fact]
    public async Task Run_PersonReadsEnglish_MailAndBellAreEnglish()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: WithMail);
        var reader = await town.AddAsync("anna.b", "5701", email: "anna@example.org");
        await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(reader));
        Assert.Equal("/account?done=contact", (await browser.FillInAsync("/account", "#contact form", [("wantsMail", "true"), ("readsEnglish", "true")])).Location);
        Assert.True((await browser.GetAsync("/account")).Page.QuerySelector("[name=readsEnglish][value=true]")!.HasAttribute("checked"));

        await town.WriteAsync();

        var mails = (await town.MailsAsync()).ToDictionary(m => m.ToAddress);
        Assert.StartsWith("Reports to send: 1 owed", mails["anna@example.org"].Subject, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", mails["anna@example.org"].Html, StringComparison.Ordinal);
        Assert.StartsWith("แจ้งเตือนการรายงาน", mails["malee@example.org"].Subject, StringComparison.Ordinal);
        Assert.Equal("1 owed", Assert.Single(await town.NoticesAsync(reader.Id)).Subject);
    }

    [Fact]
    public async Task Run_NoMailHost_NoticesOnly()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        var officer = await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        Assert.Equal(1, await town.WriteAsync());
        Assert.Empty(await town.MailsAsync());
        Assert.Single(await town.NoticesAsync(officer.Id));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_DayAfter_ProvinceGetsOneListOfItsUnits(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database, ReminderTown.DayAfter, WithMail);
        var reviewer = await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer, "prasit@example.org");
        await town.SetAsync("5701", SubmissionStatus.Approved);
        await town.SetAsync("5702", SubmissionStatus.Draft, extended: new DateOnly(2026, 12, 25));
        await town.DbAsync(db => db.Submissions.Where(s => s.UnitCode != "5703" && s.UnitCode != "5701" && s.UnitCode != "5702").ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, SubmissionStatus.Submitted)));
        Assert.Equal(1, await town.WriteAsync());
        var mail = Assert.Single(await town.MailsAsync());
        var names = await town.DbAsync(db => db.Units.Where(u => u.ProvinceCode == "57").ToDictionaryAsync(u => u.Code, u => u.NameTh));
        Assert.Contains(names["5703"] + " ส่งเกินกำหนด 1 รายการ", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(names["5701"] + " ", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(names["5702"] + " ", mail.Text, StringComparison.Ordinal);
        Assert.Equal("reminder.province", Assert.Single(await town.NoticesAsync(reviewer.Id)).Kind);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Run_AssignedReport_TellsWhomItWasGiven(bool assigned, int told)
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        var malee = await town.AddAsync("malee.s", "5701");
        await town.AddAsync("prasit.k", "5701");
        if (assigned)
        {
            await town.DbAsync(async db =>
            {
                db.Assignments.Add(new Assignment { Id = Guid.NewGuid(), UnitCode = "5701", AreaCode = "5701", Dataset = ReminderTown.Dataset, FiscalYear = 2570, UserId = malee.Id, FromDay = new DateOnly(2026, 10, 1), AssignedBy = "ทดสอบ" });
                return await db.SaveChangesAsync();
            });
        }

        Assert.Equal(told, await town.WriteAsync());
        Assert.Single(await town.NoticesAsync(malee.Id));
    }

    [Fact]
    public async Task Run_NameWithMarkup_IsTextInTheMail()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: WithMail);
        var user = await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        await town.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, "<script>alert(1)</script>")));
        await town.WriteAsync();
        var mail = Assert.Single(await town.MailsAsync());
        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
    }
}
