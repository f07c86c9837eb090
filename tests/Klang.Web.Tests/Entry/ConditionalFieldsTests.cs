using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Questions that are asked only where others were answered so: on the form, in the grid, in the totals.</summary>
public sealed class ConditionalFieldsTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_ConditionalQuestion_SaysItsConditionAndIsMarked(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(("held_status", "held"), ("ach_male", "12"));
        await desk.SaveAsync(("held_status", "postponed"));
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var page = (await browser.GetAsync(desk.FormPath)).Page;

        string? Marked(string field) => page.QuerySelector($"[data-field='{field}']")!.GetAttribute("data-not-asked");
        Assert.Equal((null, "empty", "kept"), (Marked("not_held_reason"), Marked("ach_female"), Marked("ach_male")));
        Assert.Contains("ถามเมื่อ “การจัดกิจกรรม”เป็น“จัด”", page.QuerySelector("#ach_female-condition")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("12", ((IHtmlInputElement)page.QuerySelector("#ach_male")!).Value);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Asked_FormAsItStands_NamesWhatIsNotAskedAndStoresNothing(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var form = (IHtmlFormElement)(await browser.GetAsync(desk.FormPath)).Page.QuerySelector("form.form")!;

        async Task<HashSet<string>> AskAsync(params (string Name, string Value)[] typed)
        {
            var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i is { Name.Length: > 0, Type: "hidden" }).Select(i => (i.Name!, i.Value)).Concat(typed);
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
            {
                content.Add(new StringContent(value), name);
            }

            var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("data-asks")) { Content = content });
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return [.. JsonDocument.Parse(answer.Body).RootElement.GetProperty("notAsked").EnumerateArray().Select(n => n.GetString()!)];
        }

        var held = await AskAsync(("held_status", "held"), ("awards.0.recipient_kind", "leader_male"), ("awards.1.recipient_kind", ""), ("awards.2.recipient_kind", "subdistrict"));
        var not = await AskAsync(("held_status", "not_held"));

        var definition = desk.Server.App.Services.GetRequiredService<Catalogue>()["leader-day"].Definition;
        Assert.Contains("not_held_reason", held);
        Assert.DoesNotContain("photos", held);
        Assert.DoesNotContain("awards.0.recipient", held);
        Assert.Contains("awards.0.recipient_subdistrict", held);
        Assert.Contains("awards.2.recipient", held);
        Assert.DoesNotContain("not_held_reason", not);
        Assert.Contains("photos", not);
        Assert.True((await desk.ReadAsync()).Answers.Cells.All(c => definition.Field(c.Key)!.IsComputed));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_ConditionNoLongerTrue_LeavesTheValueButNotInTheTotals(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(("held_status", "held"), ("ach_male", "12"));
        Assert.Equal(12m, await SumAsync(desk));

        await desk.SaveAsync(("held_status", "not_held"));
        Assert.Equal(0m, await SumAsync(desk));
        Assert.Equal("12", AnswerText.Edit(Field(desk, "ach_male"), (await desk.ReadAsync()).Answers[FieldKey.Parse("ach_male")]));

        await desk.SaveAsync(("held_status", "held"));
        Assert.Equal(12m, await SumAsync(desk));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Grid_Row_NamesWhatIsNotAskedAndCountsFiles(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(("held_status", "not_held"), ("not_held_reason", "other"));

        var row = (await desk.Server.WithAsync(async s =>
        {
            var context = await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission);
            return await s.GetRequiredService<GridBuilder>().BuildAsync(context!, desk.Officer);
        })).Rows[0];

        Assert.Contains("photos", row.N!);
        Assert.DoesNotContain("not_held_detail", row.N!);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_TypedUnderAQuestionNotAsked_IsKeptAndNoConflictArises(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(("held_status", "not_held"));
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        await browser.FillInAsync(desk.FormPath, "form.form", [("ach_male", "7")], "stay");
        var again = await browser.FillInAsync(desk.FormPath, "form.form", [], "stay");

        Assert.EndsWith("?saved=true", again.Location, StringComparison.Ordinal);
        Assert.IsType<NotAsked>((await desk.ReadAsync()).Answers[FieldKey.Parse("ach_male")]);
    }

    private static Field Field(EventDesk desk, string key) => desk.Server.App.Services.GetRequiredService<Catalogue>()["leader-day"].Definition.Field(FieldKey.Parse(key))!;

    private static Task<decimal> SumAsync(EventDesk desk) => desk.Server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT COALESCE(s_ach_male, 0) FROM rollup_leader_day WHERE submission_id = @id";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", desk.Submission);
        command.Parameters.Add(parameter);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    });
}
