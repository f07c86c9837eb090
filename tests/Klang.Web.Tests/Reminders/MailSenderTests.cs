using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Reminders;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Reminders;

/// <summary>Against a real SMTP server in a process of its own.</summary>
public sealed class MailSenderTests
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_ServerDownForAnHour_NothingLostNothingTwice(string database)
    {
        const int Mails = 25;
        using var mail = MailServer.Need();
        await using var town = await ReminderTown.BuildAsync(database, settings: mail.Settings);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        await town.PostAsync(Mails, clock.Now);
        for (var minute = 0; minute < 60; minute++, clock.Now += TimeSpan.FromMinutes(1))
        {
            Assert.Equal(0, await town.SendAsync(clock));
        }

        Assert.All(await town.MailsAsync(), m => Assert.Equal(MailState.Waiting, m.State));
        await mail.StartAsync();
        Assert.InRange(await town.SendAsync(clock), 1, Mails);
        for (var minute = 0; minute < 120 && mail.Taken().Count < Mails; minute += 5)
        {
            clock.Now += TimeSpan.FromMinutes(5);
            await town.SendAsync(clock);
        }

        Assert.Equal(0, await town.SendAsync(clock));
        Assert.Equal(Mails, mail.Taken().Count);
        Assert.Equal(Mails, mail.Taken().Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(await town.MailsAsync(), m => Assert.Equal((MailState.Sent, (string?)null), (m.State, m.LastError)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_ManySendersAtOnce_EachMailGoesOutOnce(string database)
    {
        const int Mails = 30;
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var town = await ReminderTown.BuildAsync(database, settings: mail.Settings);
        await town.PostAsync(Mails, new MovedClock(ReminderTown.WeekBefore).Now);
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => town.SendAsync(new MovedClock(ReminderTown.WeekBefore))));
        Assert.Equal(Mails, sent.Sum());
        Assert.Equal(Mails, mail.Taken().Count);
        Assert.Equal(Mails, mail.Taken().Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Run_KilledBetweenTakenAndMarked_GoesOutAgainUnderTheSameMessageId()
    {
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: mail.Settings);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        await town.PostAsync(1, clock.Now);
        await town.Server.WithAsync(async services =>
        {
            // What a sender does until the moment it dies: the server has said yes, the row does not know.
            var id = Assert.Single(await ReminderTown.Queue(services, clock).WaitingAsync(10));
            await using var post = new SmtpPost(services.GetRequiredService<MailOptions>());
            Assert.IsType<PostOutcome.Taken>(await post.SendAsync((await ReminderTown.Queue(services, clock).ClaimAsync(id))!));
        });
        clock.Now += TimeSpan.FromMinutes(4);
        Assert.Equal(0, await town.SendAsync(clock));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, await town.SendAsync(clock));
        Assert.Equal(2, mail.Taken().Count);
        Assert.Single(mail.Taken().Select(m => m.MessageId).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_ThaiMail_ArrivesAsWritten()
    {
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: mail.Settings);
        await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        await town.WriteAsync();
        Assert.Equal(1, await town.SendAsync(new MovedClock(ReminderTown.WeekBefore)));
        var (arrived, written) = (Assert.Single(mail.Taken()), Assert.Single(await town.MailsAsync()));
        Assert.Equal("แจ้งเตือนการรายงาน: ต้องส่ง 1 รายการ (14 ธ.ค. 2569)", arrived.Subject);
        Assert.Equal("ศูนย์ข้อมูลกลาง", Assert.Single(arrived.From.Mailboxes).Name);
        Assert.Equal("malee@example.org", Assert.Single(arrived.To.Mailboxes).Address);
        Assert.Equal(written.Text.Trim(), arrived.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Equal(written.Html!.Trim(), arrived.HtmlBody!.ReplaceLineEndings("\n").Trim());
        Assert.Equal($"{written.Id:N}@example.org", arrived.MessageId);
        Assert.Equal("auto-generated", arrived.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Run_AddressThatTheServerCannotTake_GivenUpAndAdministratorsTold()
    {
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: mail.Settings);
        var administrator = await town.AddAsync("admin.a", "department", Role.Administrator);
        await town.AddAsync("malee.s", "5701", email: "มาลี@example.org");
        await town.AddAsync("prasit.k", "5701", email: "prasit@example.org");
        await town.WriteAsync();
        await town.SendAsync(new MovedClock(ReminderTown.WeekBefore));
        Assert.Equal([MailState.GivenUp, MailState.Sent], (await town.MailsAsync()).OrderByDescending(m => m.ToAddress, StringComparer.Ordinal).Select(m => m.State));
        Assert.Equal("mail.given-up", Assert.Single(await town.NoticesAsync(administrator.Id)).Kind);
    }

    [Fact]
    public async Task Run_ServerAwayForDays_GivenUpAfterThree()
    {
        using var mail = MailServer.Need();
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: mail.Settings);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        await town.PostAsync(1, clock.Now);
        clock.Now += TimeSpan.FromDays(2);
        await town.SendAsync(clock);
        Assert.Equal(MailState.Waiting, Assert.Single(await town.MailsAsync()).State);
        clock.Now += TimeSpan.FromDays(1);
        await town.SendAsync(clock);
        Assert.Equal(MailState.GivenUp, Assert.Single(await town.MailsAsync()).State);
    }

    [Theory]
    [InlineData("2026-12-14T13:00:00Z", 0)]
    [InlineData("2026-12-15T00:29:00Z", 0)]
    [InlineData("2026-12-15T00:30:00Z", 1)]
    [InlineData("2026-12-19T03:00:00Z", 0)]
    public async Task Waiting_QuietHoursAndDaysOff_HoldDigestsBack(string moment, int waiting)
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        await town.PostAsync(1, clock.Now);
        Assert.Equal(waiting, (await town.Server.WithAsync(services => ReminderTown.Queue(services, new MovedClock(moment)).WaitingAsync(10))).Count);
    }
}
