using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Child rows that an answer makes irrelevant, at every door: what came along goes, what was typed is put aside and offered for removal.</summary>
public sealed class ListsAsideTests(Desks desks)
{
    private static readonly FieldKey Awards = FieldKey.Parse("awards");

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_AnswerWithoutRows_PutsTypedOnesAsideAndBlocksNothing(string database)
    {
        var desk = await TypedAsync(database);

        var saved = await desk.SaveAsync(("held_status", "not_held"));

        var issue = Assert.Single(saved.Value!.Rows[0].Issues, i => i.At.Any(at => at.Field == Awards || at.List == Awards));
        Assert.Equal((PutAside.Rule, Severity.Note), (issue.Rule, issue.Severity));
        var answers = (await desk.ReadAsync()).Answers;
        Assert.Empty(answers.List(Awards));
        Assert.Single(answers.Aside[Awards]);
        Assert.Equal(0, await ShelfRowsAsync(desk));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_AnswerTakenBack_HasTheRowsAgain(string database)
    {
        var desk = await TypedAsync(database);
        await desk.SaveAsync(("held_status", "not_held"));

        await desk.SaveAsync(("held_status", "held"));

        Assert.Single((await desk.ReadAsync()).Answers.List(Awards));
        Assert.Equal(1, await ShelfRowsAsync(desk));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_ListAndAnswerInOneEdit_PutsItAsideToo(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(Desk.Edit(await desk.ReadAsync(), ("held_status", "not_held")) with { Lists = Rows(("recipient_kind", "leader_male")) });

        Assert.Single((await desk.ReadAsync()).Answers.Aside[Awards]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_TypedRowsAside_NamesThemAndRemovesThemInOneStep(string database)
    {
        var desk = await TypedAsync(database);
        await desk.SaveAsync(("held_status", "not_held"));
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var page = (await browser.GetAsync(desk.FormPath)).Page;
        var list = page.QuerySelector("#awards")!;
        Assert.Equal("list", list.GetAttribute("data-not-asked"));
        Assert.Contains("ผู้นำ", list.QuerySelector(".notice li")!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync(desk.FormPath, (IHtmlFormElement)page.QuerySelector("form.form")!, [("ach_male", "7")], list.QuerySelector("button")!.GetAttribute("value"));

        var answers = (await desk.ReadAsync()).Answers;
        Assert.Empty(answers.GivenList(Awards));
        Assert.Equal(new NotAsked(new Answered(Core.Datasets.Expressions.Value.Of(7m))), answers[FieldKey.Parse("ach_male")]);
        Assert.Null((await browser.GetAsync(desk.FormPath)).Page.QuerySelector("#awards .notice"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_RowsThatOnlyCameAlong_GoWithoutAWord(string database)
    {
        var desk = await TypedAsync(database);
        var next = await desk.OpenAsync(desk.Next);
        Assert.Single(next.Answers.List(Awards));

        var saved = await desk.Server.WithAsync(s => s.GetRequiredService<RecordWriter>().SaveAsync(desk.Officer, desk.Next, [Desk.Edit(next, ("held_status", "not_held"))]));

        Assert.DoesNotContain(saved.Value!.Rows[0].Issues, i => i.At.Any(at => at.Field == Awards || at.List == Awards));
        Assert.Empty(saved.Value.Rows[0].Record.Answers.List(Awards));
    }

    private static ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Rows(params (string Key, string? Text)[] cells) =>
        ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty.Add(Awards, [cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text)]);

    private async Task<EventDesk> TypedAsync(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        await desk.SaveAsync(("held_status", "held"));
        await desk.SaveRowAsync("awards", ("recipient_kind", "leader_male"));
        return desk;
    }

    private static Task<int> ShelfRowsAsync(EventDesk desk) => desk.Server.WithAsync(s => s.GetRequiredService<KlangDb>().Database
        .SqlQuery<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM shelf_leader_day__awards WHERE record_id = {desk.Record}").SingleAsync());
}
