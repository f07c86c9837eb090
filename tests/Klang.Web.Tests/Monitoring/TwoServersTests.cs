using System.Net.Http.Json;
using System.Text.Json;
using Klang.Core.People;
using Klang.Web.Tests.Reminders;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Monitoring;

/// <summary>
/// Two servers on one database. What one has answered "submitted" to, the other shows with the next request: nothing is waited for, so
/// whatever it keeps for itself may not be older than the question.
/// </summary>
public sealed class TwoServersTests
{
    private static readonly Dictionary<string, string?> AsTheyAre = new(StringComparer.Ordinal);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_OnOneServer_StandsInTheCountryOfTheOtherAtOnce(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database);
        await using var other = await town.NeighbourAsync(database, ReminderTown.WeekBefore, AsTheyAre);
        using var officer = await town.ApiAsync(town.Server, await town.AddAsync("malee.s", "5701"));
        using var reviewer = await town.ApiAsync(town.Server, await town.AddAsync("prasit.k", "57", Role.ProvinceReviewer));
        var department = await town.AddAsync("anong.d", "department", Role.Department);
        using var country = await town.ApiAsync(other, department);
        using var browser = new SignedInBrowser(other, ReminderTown.ActorOf(department));
        var id = await town.SubmissionAsync("5701");

        Assert.Equal((0, 0, 0), await SeenAsync(country, browser));
        await SentAsync(officer, id, "submit", new { nilReason = "ปีนี้ไม่มีกลุ่มออมทรัพย์ในอำเภอ" });
        Assert.Equal((1, 1, 1), await SeenAsync(country, browser));
        await SentAsync(reviewer, id, "return", new { reason = "มีกลุ่มอยู่สองแห่ง" });
        Assert.Equal((0, 0, 0), await SeenAsync(country, browser));
        await SentAsync(officer, id, "submit", new { nilReason = "ตรวจสอบแล้ว เลิกกิจการทั้งสองแห่ง" });
        await SentAsync(reviewer, id, "approve", new { });
        Assert.Equal((1, 1, 0), await SeenAsync(country, browser));
    }

    /// <summary>Everybody looks at once while reports come in one after the other: no answer is behind what was acknowledged before it was asked for.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Read_ManyAtOnceWhileReportsComeIn_NeverGoesBack(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database);
        await using var other = await town.NeighbourAsync(database, ReminderTown.WeekBefore, AsTheyAre);
        using var country = await town.ApiAsync(other, await town.AddAsync("anong.d", "department", Role.Department));
        var acknowledged = 0;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var before = Volatile.Read(ref acknowledged);
                var seen = await ReportedAsync(country);
                Assert.True(seen >= before, $"{seen} reported were shown when {before} had been acknowledged.");
            }
        })).ToList();
        foreach (var unit in new[] { "5701", "5702", "5703", "5704", "5705", "5706" })
        {
            using var officer = await town.ApiAsync(town.Server, await town.AddAsync("officer" + unit, unit));
            await SentAsync(officer, await town.SubmissionAsync(unit), "submit", new { nilReason = "ไม่มีกลุ่มในอำเภอ" });
            Interlocked.Increment(ref acknowledged);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(6, await ReportedAsync(country));
    }

    private static async Task SentAsync(HttpClient client, Guid id, string move, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/submissions/{id}/{move}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reported in the API's total and in the matrix, and waiting on the deadline-day screen.</summary>
    private static async Task<(int Api, int Matrix, int Waiting)> SeenAsync(HttpClient country, SignedInBrowser browser) => (
        await ReportedAsync(country),
        Number((await browser.GetAsync("/monitoring?fiscalYear=2570")).Text("tr[data-row='57'] [data-total=reported]").Split('/')[0]),
        Number((await browser.GetAsync("/monitoring/today")).Text("[data-stat=stuck] .stat__value")));

    private static async Task<int> ReportedAsync(HttpClient country) =>
        (await country.GetFromJsonAsync<JsonElement>("/api/v1/completeness?fiscalYear=2570")).GetProperty("total").GetProperty("reported").GetInt32();

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
