using System.Net.Http.Json;
using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Monitoring;
using Klang.Web.Tests.Reminders;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Monitoring;

/// <summary>The clock over midnight in Bangkok: savings-group/2570/1 is due on 21 December 2569. One server's clock stands a second before, the other's a second after.</summary>
public sealed class DueMidnightTests
{
    private const string Before = "2026-12-21T16:59:59Z";
    private const string After = "2026-12-21T17:00:01Z";
    private const string DueMorning = "2026-12-21T02:00:00Z";

    private static readonly Dictionary<string, string?> AsTheyAre = new(StringComparer.Ordinal);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_ASecondBeforeAndAfter_IsInTimeAndLate_AndTheRestIsOverdue(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database, Before);
        await using var after = await town.NeighbourAsync(database, After, AsTheyAre);
        var reviewer = await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer);
        await town.SetAsync("5703", Core.Submissions.SubmissionStatus.Draft, extended: new DateOnly(2026, 12, 22));

        Assert.Equal(new Standing(0, 0, 0), await StandAsync(town, town.Server, reviewer));
        await SubmitAsync(town, town.Server, "5701");
        var districts = await DistrictsAsync(town);
        Assert.Equal(new Standing(1, 0, 0), await StandAsync(town, town.Server, reviewer));
        Assert.Equal(new Standing(1, 0, districts - 2), await StandAsync(town, after, reviewer));
        await SubmitAsync(town, after, "5702");
        await SubmitAsync(town, after, "5703");
        Assert.Equal(new Standing(2, 1, districts - 3), await StandAsync(town, after, reviewer));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Remind_OnTheDayAndTheMorningAfter_SaysSoAndLeavesOutWhoSent(string database)
    {
        var mail = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Mail:Host"] = "127.0.0.1", ["Klang:Mail:From"] = "klang@example.org" };
        await using var town = await ReminderTown.BuildAsync(database, DueMorning, mail);
        await using var tomorrow = await town.NeighbourAsync(database, ReminderTown.DayAfter, mail);
        var (sends, forgets) = (await town.AddAsync("malee.s", "5701", email: "malee@example.org"), await town.AddAsync("wanna.p", "5702", email: "wanna@example.org"));
        await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer, "prasit@example.org");

        Assert.Equal(2, await town.WriteAsync());
        Assert.All(await town.MailsAsync(), m => Assert.Contains("ครบกำหนดวันนี้", m.Text, StringComparison.Ordinal));
        await using (var midnight = await town.NeighbourAsync(database, Before, mail))
        {
            await SubmitAsync(town, midnight, "5701", sends);
        }

        Assert.Equal(2, await tomorrow.WithAsync(services => services.GetRequiredService<Features.Reminders.DigestWriter>().RunAsync()));
        Assert.Single(await town.NoticesAsync(sends.Id));
        Assert.Equal(2, (await town.NoticesAsync(forgets.Id)).Count);
        var written = (await town.MailsAsync()).Where(m => m.Key.Contains("2026-12-22", StringComparison.Ordinal)).ToDictionary(m => m.ToAddress, m => m.Text);
        Assert.Equal(["prasit@example.org", "wanna@example.org"], written.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("เกินกำหนดมาแล้ว 1 วัน", written["wanna@example.org"], StringComparison.Ordinal);
    }

    /// <summary>In time, late and overdue, as every door counts them: the screen, the matrix and the API must agree.</summary>
    private sealed record Standing(int OnTime, int Late, int Overdue);

    private static async Task<Standing> StandAsync(ReminderTown town, KlangServer server, KlangUser reviewer)
    {
        var actor = ReminderTown.ActorOf(reviewer);
        using var api = await town.ApiAsync(server, reviewer);
        using var browser = new SignedInBrowser(server, actor);
        var total = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/completeness?fiscalYear=2570&dataset={ReminderTown.Dataset}")).GetProperty("total");
        var said = new Standing(total.GetProperty("onTime").GetInt32(), total.GetProperty("late").GetInt32(), total.GetProperty("overdue").GetInt32());
        var board = (await server.WithAsync(s => s.GetRequiredService<DeadlineQueries>().ReadAsync(actor, new DeadlineQuery(AreaCode.Parse("57"), 7)))).Value!.Total;
        Assert.Equal(said, new Standing(board.OnTime, board.Late, board.Overdue));
        var country = ReminderTown.ActorOf(await town.AddAsync("d" + Guid.NewGuid().ToString("N"), "department", Role.Department));
        var matrix = await server.WithAsync(s => s.GetRequiredService<MatrixQueries>().ReadAsync(country, new MatrixQuery(new Core.Rounds.FiscalYear(2570), AreaCode.Country)));
        var row = matrix.Value!.Rows.Single(r => r.Code == "57").Tally;
        Assert.Equal(said, new Standing(row.OnTime, row.Late, row.Overdue));
        Assert.Equal(said.Overdue.ToString(System.Globalization.CultureInfo.InvariantCulture), (await browser.GetAsync("/monitoring?fiscalYear=2570")).Text("[data-stat=overdue] .stat__value"));
        return said;
    }

    private static async Task<int> DistrictsAsync(ReminderTown town) => (await town.DbAsync(db => Task.FromResult(db.Units.Count(u => u.ProvinceCode == "57" && u.Level == UnitLevel.District))));

    private static async Task SubmitAsync(ReminderTown town, KlangServer server, string unit, KlangUser? officer = null)
    {
        using var api = await town.ApiAsync(server, officer ?? await town.AddAsync("o" + unit, unit));
        using var answer = await api.PostAsJsonAsync($"/api/v1/submissions/{await town.SubmissionAsync(unit)}/submit", new { nilReason = "ปีนี้ไม่มีกลุ่มออมทรัพย์ในอำเภอ" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
