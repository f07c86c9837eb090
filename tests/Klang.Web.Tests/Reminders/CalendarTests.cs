using System.Net;
using Klang.Core.Submissions;
using Klang.Core.Tests.Reminders;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Reminders;

public sealed class CalendarTests
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Get_UnitsCalendar_HasEveryDueDate(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database);
        var address = await MakeAsync(town);
        await town.SetAsync("5701", SubmissionStatus.Draft, extended: new DateOnly(2026, 12, 25));
        using var anybody = new HttpClient { BaseAddress = town.Server.Address };
        using var answer = await anybody.GetAsync(address);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var events = IcsReader.Events(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(4, events.Count);
        var first = events[0];
        Assert.Equal(("20261225", "20261226"), (first["DTSTART;VALUE=DATE"], first["DTEND;VALUE=DATE"]));
        Assert.Contains("2570/1", first["SUMMARY"], StringComparison.Ordinal);
        Assert.Contains("ขยายเวลาจาก 21 ธ.ค. 2569", first["DESCRIPTION"], StringComparison.Ordinal);
        Assert.Equal("-PT15H", first["VALARM.TRIGGER"]);
        Assert.Equal(events.Count, events.Select(e => e["UID"]).Distinct(StringComparer.Ordinal).Count());

        await town.SetAsync("5701", SubmissionStatus.Submitted);
        var later = IcsReader.Events(await anybody.GetByteArrayAsync(address));
        Assert.Equal(events.Select(e => e["UID"]), later.Select(e => e["UID"]));
        Assert.StartsWith("ส่งแล้ว:", later[0]["SUMMARY"], StringComparison.Ordinal);
        Assert.DoesNotContain("VALARM.TRIGGER", later[0].Keys);
    }

    [Fact]
    public async Task Get_RevokedOrUnknownKey_NotFound()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        var address = await MakeAsync(town);
        var key = address.Split('/')[^1][..^4];
        Assert.DoesNotContain(key, (await town.DbAsync(db => db.CalendarFeeds.AsNoTracking().SingleAsync())).KeyHash, StringComparison.Ordinal);
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(await town.AddAsync("colleague", "5701")));
        Assert.Equal("/calendar?done=revoked", (await browser.FillInAsync("/calendar", "#feeds table form", [])).Location);
        using var anybody = new HttpClient { BaseAddress = town.Server.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/calendar/" + new string('a', 43) + ".ics")).StatusCode);
    }

    [Fact]
    public async Task Revoke_AnotherOfficesAddress_NotFound()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        await MakeAsync(town);
        var feed = await town.DbAsync(db => db.CalendarFeeds.AsNoTracking().SingleAsync());
        var stranger = ReminderTown.ActorOf(await town.AddAsync("stranger", "5702"));
        var refused = await town.Server.WithAsync(services => ((Features.Reminders.CalendarDesk)services.GetService(typeof(Features.Reminders.CalendarDesk))!).RevokeAsync(stranger, feed.Id));
        Assert.Equal(404, refused.Problem!.Status);
    }

    [Fact]
    public async Task Get_Guessing_IsSlowedDown()
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite);
        using var anybody = new HttpClient { BaseAddress = town.Server.Address };
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 130; i++)
        {
            using var answer = await anybody.GetAsync("/calendar/guess.ics");
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private static async Task<string> MakeAsync(ReminderTown town)
    {
        using var browser = new SignedInBrowser(town.Server, ReminderTown.ActorOf(await town.AddAsync("maker", "5701")));
        var made = await browser.FillInAsync("/calendar", "#feeds form", []);
        var address = made.Page.QuerySelector("#address")!.GetAttribute("value")!;
        Assert.DoesNotContain("/calendar/", (await browser.GetAsync("/calendar")).Text("#feeds"), StringComparison.Ordinal);
        return new Uri(address).AbsolutePath;
    }
}
