using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Klang.Web.Features.Merges;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Merges;

/// <summary>L7 of database 3: doubles are merged with their history, and a merge can be taken back.</summary>
public sealed class MergeTests
{
    private const string District = "5701";
    private const string KeptVillage = "57010101";
    private const string GoneVillage = "57010102";

    public static TheoryData<string> Databases => TestDatabases.All;

    public static TheoryData<string, bool, bool> Choices
    {
        get
        {
            var all = new TheoryData<string, bool, bool>();
            foreach (var row in TestDatabases.All)
            {
                foreach (var (fields, records) in new[] { (false, false), (true, true), (true, false), (false, true) })
                {
                    all.Add(row.Data, fields, records);
                }
            }

            return all;
        }
    }

    [Theory(DisplayName = "L7: merge keeps history, and undoing it restores exactly what was"), MemberData(nameof(Choices))]
    public async Task MergeAndUndo_WhateverWasChosen_IsAsBefore(string database, bool fieldsOfGone, bool recordsOfGone)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        var (kept, gone) = await FurnishAsync(world);
        var officer = FiguresWorld.Officer(District);
        var before = await SnapshotAsync(world);
        var plan = (await world.RunAsync<MergePlanner, Result<MergePlan>>(p => p.ReadAsync(officer, kept.Code, gone.Code))).Value!;
        Assert.Equal([RecordFate.Moves, RecordFate.Conflict], plan.Records.Select(r => r.Fate).Order());
        Assert.Equal((1, 1, 2), (plan.Entries.Length, plan.Naming.Length, plan.Numbers.Length));
        var choice = new MergeChoice(
            fieldsOfGone ? plan.Different.ToHashSet() : new HashSet<FieldKey>(),
            recordsOfGone ? plan.Records.Where(r => r.Fate == RecordFate.Conflict).Select(r => r.Record.Id).ToHashSet() : new HashSet<Guid>(), "ขึ้นทะเบียนซ้ำ");

        var merged = await world.RunAsync<MergeDesk, Result<SubjectMerge>>(d => d.MergeAsync(officer, kept.Code, gone.Code, choice));

        Assert.True(merged.IsOk, merged.Problem?.Message.Th);
        var (now, left) = (await world.FindAsync(kept.Id), await world.FindAsync(gone.Id));
        Assert.Equal((true, false, kept.Id), (now.Active, left.Active, left.MergedInto!.Value));
        Assert.Equal(fieldsOfGone ? "นางสอง ทดสอบ" : "นายทดสอบ ใจดี", now.Answers.Value(FieldKey.Parse("chair_name")).Text);
        Assert.Equal(2, await world.DbAsync(db => db.Records.CountAsync(r => r.SubjectId == kept.Id && r.SubjectKey == kept.Code && r.Submission!.Dataset == "savings-group")));
        Assert.Equal(0, await world.DbAsync(db => db.Records.CountAsync(r => r.SubjectId == gone.Id)));
        var open = await world.DbAsync(db => db.Records.SingleAsync(r => r.SubjectId == kept.Id && r.Submission!.RoundNumber == 2));
        Assert.Equal(recordsOfGone ? 20m : 10m, open.Answers.Value(FieldKey.Parse("members_total")).Number);
        Assert.DoesNotContain(await TextsAsync(world), t => t.Contains($"\"{gone.Code}\"", StringComparison.Ordinal));
        Assert.Equal(fieldsOfGone ? "hash-gone" : "hash-kept", (await world.DbAsync(db => db.PersonalNumbers.SingleAsync())).Lookup);
        var totals = await world.DbAsync(db => db.Submissions.SingleAsync(s => s.UnitCode == District && s.Dataset == "savings-group" && s.RoundNumber == 2));
        Assert.Equal((1, 1), (totals.Rows, totals.RowsConfirmed));

        var undone = await world.RunAsync<MergeUndo, Result<bool>>(u => u.UndoAsync(officer, merged.Value.Id));

        Assert.True(undone.IsOk, undone.Problem?.Message.Th);
        Assert.Equal(before, await SnapshotAsync(world));
        Assert.Equal("404.1", (await world.RunAsync<MergeUndo, Result<bool>>(u => u.UndoAsync(officer, merged.Value.Id))).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Undo_WhatSomebodyWroteSince_Stays(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        var (kept, gone) = await FurnishAsync(world);
        var officer = FiguresWorld.Officer(District);
        var fields = new HashSet<FieldKey> { FieldKey.Parse("chair_name"), FieldKey.Parse("account_close_month") };
        var merged = await world.RunAsync<MergeDesk, Result<SubjectMerge>>(d => d.MergeAsync(officer, kept.Code, gone.Code, new MergeChoice(fields, new HashSet<Guid>(), "ซ้ำ")));
        await world.RunAsync<RegisterWriter, bool>(async w => (await w.ChangeAsync(officer, world.Catalogue.Register("savings-group")!, kept.Id, new EntryEdit(District, RegisterWorld.Cells(("chair_name", "นายสาม หลังรวม"))))).IsOk);

        Assert.True((await world.RunAsync<MergeUndo, Result<bool>>(u => u.UndoAsync(officer, merged.Value!.Id))).IsOk);

        var back = (await world.FindAsync(kept.Id)).Answers;
        Assert.Equal(("นายสาม หลังรวม", 12m), (back.Value(FieldKey.Parse("chair_name")).Text, back.Value(FieldKey.Parse("account_close_month")).Number));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Merge_AcrossDistricts_IsTheProvincesAndFiledCopiesStay(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        var (kept, _) = await FurnishAsync(world);
        var other = await world.AddAsync("savings-group", "5702", RegisterWorld.Group("กลุ่มอีกอำเภอ", "57020101"));
        var submission = await Seeding.SubmissionAsync(world, "savings-group", 2570, 2, "5702");
        await Seeding.OpenAsync(world, submission);
        var choice = new MergeChoice(new HashSet<FieldKey>(), new HashSet<Guid>(), "ย้ายที่ตั้ง");

        Assert.Equal("404.1", (await MergeAsync(world, FiguresWorld.Officer(District), kept, other, choice)).Problem?.Code);
        Assert.Equal("404.1", (await MergeAsync(world, FiguresWorld.Reviewer("50"), kept, other, choice)).Problem?.Code);
        Assert.Equal("403.1", (await MergeAsync(world, FiguresWorld.Department, kept, other, choice)).Problem?.Code);
        Assert.Equal("422.3", (await MergeAsync(world, FiguresWorld.Reviewer("57"), kept, other, choice with { Reason = " " })).Problem?.Code);
        Assert.True((await MergeAsync(world, FiguresWorld.Reviewer("57"), kept, other, choice)).IsOk);
        Assert.Equal(0, (await world.DbAsync(db => db.Submissions.SingleAsync(s => s.Id == submission.Id))).Rows);
        Assert.Equal("frozen", (await world.DbAsync(db => db.FiledCopies.SingleAsync())).Content);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Pages_FindTheDouble_MergeIt_AndOldLinksLeadToTheKeptOne(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        var (kept, gone) = await FurnishAsync(world);
        await world.DbAsync(db => db.PersonalNumbers.ExecuteDeleteAsync());
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        var doubles = await browser.PageAsync("/registers/savings-group/duplicates");
        Assert.Equal($"/registers/merge?kept={kept.Code}&gone={gone.Code}", doubles.QuerySelector("tbody a.button")!.GetAttribute("href"));
        await browser.SendAsync("/registers/savings-group/duplicates", (IHtmlFormElement)doubles.QuerySelector("tbody form")!);
        Assert.Null((await browser.PageAsync("/registers/savings-group/duplicates")).QuerySelector("tbody a.button"));

        var path = $"/registers/merge?kept={kept.Code}&gone={gone.Code}";
        var page = await browser.PageAsync(path);
        var answer = await browser.SendAsync(path, (IHtmlFormElement)page.QuerySelector("#merge")!, ("f.chair_name", "gone"), ("reason", "ขึ้นทะเบียนซ้ำ"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("นางสอง ทดสอบ", (await world.FindAsync(kept.Id)).Answers.Value(FieldKey.Parse("chair_name")).Text);
        var old = await browser.GetAsync($"/registers/savings-group/entries/{gone.Id}");
        Assert.Equal($"/registers/savings-group/entries/{kept.Id}?from={gone.Code}", old.Headers.Location?.OriginalString);
        page = await browser.PageAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(path, (IHtmlFormElement)page.QuerySelector("form[action*=Undo]")!)).StatusCode);
        Assert.True((await world.FindAsync(gone.Id)).Active);

        // Typing it a third time is asked about first.
        page = await browser.PageAsync("/registers/savings-group/entries");
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Single(f => f.HasAttribute("data-guard"));
        var typed = RegisterWorld.Group("ออมทรัพย์บ้านนํ้าลัด", KeptVillage).Select(c => (c.Key.Name, c.Value!)).ToArray();
        var asked = await browser.SendAsync("/registers/savings-group/entries", form, typed);
        Assert.Contains("อาจซ้ำกับรายการ", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/registers/savings-group/entries", form, [.. typed, ("__despite", "true")])).StatusCode);
    }

    private static Task<Result<SubjectMerge>> MergeAsync(FiguresWorld world, Actor actor, Subject kept, Subject gone, MergeChoice choice) =>
        world.RunAsync<MergeDesk, Result<SubjectMerge>>(d => d.MergeAsync(actor, kept.Code, gone.Code, choice));

    /// <summary>Two groups that are one: a filed round of the one that goes, an open round of both, a centre that names it in its entry and in its open report.</summary>
    private static async Task<(Subject Kept, Subject Gone)> FurnishAsync(FiguresWorld world)
    {
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(world, "savings-group", 2570, 2);
        await Seeding.RoundAsync(world, "fund-centre", 2570, 1);
        var gone = await world.AddAsync("savings-group", District, RegisterWorld.Group("ออมทรัพย์บ้านนํ้าลัด", GoneVillage).SetItem(FieldKey.Parse("chair_name"), "นางสอง ทดสอบ").SetItem(FieldKey.Parse("account_close_month"), "9"));
        await SaveAsync(world, 1, 20, gone);
        await world.DbAsync(async db =>
        {
            var filed = await db.Submissions.SingleAsync(s => s.UnitCode == District && s.RoundNumber == 1 && s.Dataset == "savings-group");
            filed.Status = Core.Submissions.SubmissionStatus.Submitted;
            db.FiledCopies.Add(new FiledCopy { Id = Guid.CreateVersion7(), SubmissionId = filed.Id, Number = 1, Content = "frozen", Sha256 = "", FiledBy = "" });
            return await db.SaveChangesAsync();
        });
        await world.RunAsync((ShelfBuilder shelf) => world.DbAsync(db => shelf.RebuildAsync(db)));
        var kept = await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์เพื่อการผลิตบ้านน้ำลัด", KeptVillage));
        await SaveAsync(world, 2, 10, kept);
        await SaveAsync(world, 2, 20, gone);
        await world.AddAsync("fund-centre", District, RegisterWorld.Centre("ศูนย์จัดการกองทุน", KeptVillage, gone.Code));
        var centres = await Seeding.SubmissionAsync(world, "fund-centre", 2570, 1, District);
        var record = Assert.Single(await Seeding.OpenAsync(world, centres));
        await world.SaveAsync(centres.Id, District, new Features.Entry.RowEdit(record.Id, record.Version) { Lists = RegisterWorld.Funds(RegisterWorld.Fund(gone.Code, "5000")) });
        await world.DbAsync(db =>
        {
            db.PersonalNumbers.AddRange(
                new PersonalNumber { SubjectId = kept.Id, Field = "chair_name", Cipher = "c1", Lookup = "hash-kept" },
                new PersonalNumber { SubjectId = gone.Id, Field = "chair_name", Cipher = "c2", Lookup = "hash-gone" });
            return db.SaveChangesAsync();
        });
        return (await world.FindAsync(kept.Id), await world.FindAsync(gone.Id));
    }

    private static async Task SaveAsync(FiguresWorld world, int round, int members, Subject group)
    {
        var submission = await Seeding.SubmissionAsync(world, "savings-group", 2570, round, District);
        var record = (await Seeding.OpenAsync(world, submission)).Single(r => r.SubjectId == group.Id);
        await world.SaveAsync(submission.Id, District, RegisterWorld.Edit(record, new SavingsRow(members, 1000, 500, 0).Cells(world.Catalogue["savings-group"].Definition, round, 2570)));
    }

    private static Task<List<string>> TextsAsync(FiguresWorld world) => world.DbAsync(async db =>
        (await db.Records.AsNoTracking().ToListAsync()).Select(r => AnswersJson.Write(r.Answers))
            .Concat((await db.Subjects.AsNoTracking().ToListAsync()).Select(s => AnswersJson.Write(s.Answers))).ToList());

    /// <summary>All that a merge touches, but for counters of changes and who saved last.</summary>
    private static Task<string> SnapshotAsync(FiguresWorld world) => world.DbAsync(async db =>
    {
        var subjects = (await db.Subjects.AsNoTracking().OrderBy(s => s.Code).ToListAsync()).Select(s => $"{s.Code} {s.Name} {s.SearchName} {s.AreaCode} {s.UnitCode} {s.Active} {s.MergedInto} {s.ConfirmedYear} {AnswersJson.Write(s.Answers)}");
        var records = (await db.Records.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r => $"{r.Id} {r.SubmissionId} {r.SubjectId} {r.SubjectKey} {r.AreaCode} {r.State} {r.Errors} {r.Warnings} {AnswersJson.Write(r.Answers)}");
        var reports = (await db.Submissions.AsNoTracking().OrderBy(s => s.Id).ToListAsync()).Select(s => $"{s.Id} {s.Rows} {s.RowsConfirmed} {s.Errors} {s.Warnings} {s.Status}");
        var numbers = (await db.PersonalNumbers.AsNoTracking().OrderBy(n => n.Lookup).ToListAsync()).Select(n => $"{n.SubjectId} {n.Field} {n.Cipher} {n.Lookup}");
        var shelf = new List<string>();
        foreach (var table in new[] { "shelf_savings_group", "shelf_fund_centre", "shelf_fund_centre__member_funds", "rollup_savings_group", "rollup_fund_centre" })
        {
            shelf.AddRange((await RowsAsync(db, table)).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', [.. subjects, .. records, .. reports, .. numbers, .. shelf]);
    });

    private static async Task<List<string>> RowsAsync(KlangDb db, string table)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(table + " " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
