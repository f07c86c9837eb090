using System.Net;
using System.Text.Json;
using Klang.Core.Cases;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Cases;

public sealed class CasesApiTests(Desks desks)
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Get_List_ShowsTheCallersOwn_NewestFirst_AndFilters(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var first = await world.OpenedAsync();
        var second = await world.OpenedAsync();
        await world.MovedAsync(world.Reviewer, second, CaseState.Answered);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);

        Assert.Equal([second.Label, first.Label], Numbers(await JsonAsync(officer, $"/api/v1/cases?unit={world.Desk.Unit}")));
        Assert.Equal([second.Label], Numbers(await JsonAsync(officer, $"/api/v1/cases?unit={world.Desk.Unit}&kind=problem&state=answered&fiscalYear=๒๕๗๐")));
        Assert.Equal([first.Label], Numbers(await JsonAsync(officer, $"/api/v1/cases?unit={world.Desk.Unit}&after={second.Label}")));
        Assert.Empty(Numbers(await JsonAsync(officer, $"/api/v1/cases?unit={world.Desk.Unit}&kind=correction")));
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/api/v1/cases?state=lost")).Status);
        using var stranger = new SignedInBrowser(world.Desk.Server, world.Desk.Stranger);
        Assert.Empty(Numbers(await JsonAsync(stranger, $"/api/v1/cases?unit={world.Desk.Unit}")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Get_One_HasTheConversation_AndIsNotFoundOutsideTheArea(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        await world.MovedAsync(world.Reviewer, at, CaseState.Answered, "ลองใหม่");
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);

        var read = await JsonAsync(officer, $"/api/v1/cases/{at.Id:D}");
        Assert.Equal("answered", read.GetProperty("case").GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, read.GetProperty("correction").ValueKind);
        Assert.Equal([null, "answered"], read.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("movedTo").GetString()));
        Assert.Equal("ลองใหม่", read.GetProperty("messages")[1].GetProperty("text").GetString());
        using var stranger = new SignedInBrowser(world.Desk.Server, world.Desk.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/cases/{at.Id:D}")).Status);
    }

    private static async Task<JsonElement> JsonAsync(SignedInBrowser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    private static IEnumerable<string> Numbers(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()!);
}
