using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Rounds;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Tests.Rounds;

public sealed class RoundsApiTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private RoundsWorld _world = null!;
    private RoundsSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, "2026-11-22T03:00:00Z");
        _site = await RoundsSite.StartAsync(_world);
        await _world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(2562), new DateOnly(2026, 11, 22)));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Get_2562_NotSignedIn_ReturnsEveryRoundInTheContractsForm()
    {
        var answer = await GetAsync("/test/api/rounds?fiscalYear=2562");

        var items = answer.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(29, items.Count);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("next").ValueKind);
        Assert.Equal(
            """{"dataset":"leader-day","datasetNumber":1,"datasetNameTh":"ข้อมูลการดำเนินกิจกรรมวันครบรอบโครงการพัฒนาผู้นำอาสาพัฒนาชุมชน","datasetNameEn":"Anniversary of the volunteer leaders project","owner":"community-strength","fiscalYear":2562,"number":1,"nameTh":null,"nameEn":null,"opensOn":"2018-12-10","dueOn":"2019-02-28","effectiveDueOn":"2019-02-28","graceUntil":"2019-03-07","locksOn":"2019-03-30","reportedBy":["province"]}""",
            JsonSerializer.Serialize(items[0], Readable));
    }

    [Fact]
    public async Task Get_2562_OrdersByDatasetThenRound()
    {
        var items = (await GetAsync("/test/api/rounds?fiscalYear=๒๕๖๒")).GetProperty("items").EnumerateArray()
            .Select(i => (i.GetProperty("datasetNumber").GetInt32(), i.GetProperty("number").GetInt32())).ToList();

        Assert.Equal(items.Order(), items);
        Assert.Equal((11, 1), items[^1]);
    }

    [Fact]
    public async Task Get_YearWithoutRounds_IsEmpty() =>
        Assert.Empty((await GetAsync("/test/api/rounds")).GetProperty("items").EnumerateArray());

    [Theory]
    [InlineData("2019")]
    [InlineData("x")]
    [InlineData("")]
    public async Task Get_YearThatIsNone_Is400WithTheField(string year)
    {
        var response = await _site.Browser().GetAsync("/test/api/rounds?fiscalYear=" + year);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("400.1", "fiscalYear"), (problem.GetProperty("code").GetString(), problem.GetProperty("where").GetString()));
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        var response = await _site.Browser().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
