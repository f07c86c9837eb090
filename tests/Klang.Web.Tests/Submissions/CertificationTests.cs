using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Submissions;

/// <summary>R-year of database 3: every active entry confirmed, changed or ended, then frozen with the filed copy.</summary>
public sealed class CertificationTests
{
    private const string Dataset = "leaders-groups-networks";
    private const string District = "5701";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "R-year: certification requires every active row confirmed, changed or ended, with counts of new and ended shown"), MemberData(nameof(Databases))]
    public async Task Submit_UntilEveryEntryIsConfirmedChangedOrEnded_IsBlockedThenFreezesTheRegisters(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        var groups = new List<Subject>();
        foreach (var (name, village) in new[] { ("กลุ่มออมทรัพย์บ้านเหนือ", "57010101"), ("กลุ่มออมทรัพย์บ้านใต้", "57010102"), ("กลุ่มออมทรัพย์ทุ่งนา", "57010201"), ("กลุ่มออมทรัพย์ริมน้ำ", "57010202") })
        {
            groups.Add(await world.AddAsync("savings-group", District, RegisterWorld.Group(name, village)));
        }

        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        var submission = await FilledAsync(world, 2570, "20/09/2570");
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        // Nobody looked yet: all four stand in the way, each with a link to its row.
        var blocked = await browser.PageAsync($"/submissions/{submission}/submit");
        Assert.Equal(groups.Select(g => g.Id).Order(), blocked.QuerySelectorAll("[aria-labelledby=list-Uncertified] a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split("at=")[1])).Order());
        Assert.Equal("422.1", (await world.RunAsync<SubmissionLife, Core.Common.Result<MoveOutcome>>(l => l.SubmitAsync(FiguresWorld.Officer(District), submission, null, Support.Said.ForAll))).Problem?.Code);

        // One key confirms and lands on the next row.
        var path = $"/submissions/{submission}/registers/savings-group";
        var page = await browser.PageAsync(path);
        var button = page.QuerySelector("button[autofocus]")!;
        Assert.Equal(groups[0].Id.ToString(), button.GetAttribute("value"));
        var answer = await browser.SendAsync(path, (IHtmlFormElement)page.QuerySelector("#confirm")!, ("one", button.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        page = await browser.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal(groups[1].Id.ToString(), page.QuerySelector("button[autofocus]")!.GetAttribute("value"));
        Assert.Equal("3", page.QuerySelector("#open-count")!.TextContent);

        // Ending needs a day and a reason; changing confirms; the rest at once.
        var ending = (IHtmlFormElement)page.QuerySelector($"#e-{groups[1].Id} form")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(path, ending, ("status", "D"), ("day", "1/8/2570"), ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(path, ending, ("status", "D"), ("day", "1/8/2570"), ("reason", "สมาชิกลงมติเลิก"))).StatusCode);
        await world.RunAsync<RegisterWriter, bool>(async w => (await w.ChangeAsync(FiguresWorld.Officer(District), world.Catalogue.Register("savings-group")!, groups[2].Id, new EntryEdit(District, RegisterWorld.Cells(("chair_name", "นางใหม่ ใจงาม"))))).IsOk);
        page = await browser.PageAsync(path);
        Assert.Equal("1", page.QuerySelector("#open-count")!.TextContent);
        await browser.SendAsync(path, (IHtmlFormElement)page.QuerySelector("#confirm")!, ("all", "true"));
        var added = await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์เกิดใหม่", "57010101"));
        Assert.Equal(2570, added.ConfirmedYear);
        Assert.Equal((false, 2570), ((await world.FindAsync(groups[1].Id)).Active, (await world.FindAsync(groups[1].Id)).ConfirmedYear ?? 0));

        var sent = await world.RunAsync<SubmissionLife, Core.Common.Result<MoveOutcome>>(l => l.SubmitAsync(FiguresWorld.Officer(District), submission, null, Support.Said.ForAll));
        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
        var frozen = JsonDocument.Parse(sent.Value.Copy!.Content).RootElement.GetProperty("registers").GetProperty("savings-group");
        Assert.Equal((4, 4, 1), (frozen.GetProperty("active").GetInt32(), frozen.GetProperty("confirmed").GetInt32(), frozen.GetProperty("ended").GetInt32()));
        Assert.Equal(5, frozen.GetProperty("entries").GetArrayLength());
        Assert.Equal("นางใหม่ ใจงาม", frozen.GetProperty("entries")[3].GetProperty("answers").GetProperty("chair_name").GetString());
        var receipt = await browser.PageAsync($"/submissions/{submission}");
        Assert.Contains("ทะเบียนที่เก็บไว้กับสำเนา", receipt.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Standing_NextYear_IsAgainstWhatWasFrozen_AndTheCopyStays(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        var kept = await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์บ้านเหนือ", "57010101"));
        var changed = await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์บ้านใต้", "57010102"));
        var ended = await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์ทุ่งนา", "57010201"));
        var submission = await FilledAsync(world, 2570, "20/09/2570");
        var sent = await world.RunAsync<SubmissionLife, Core.Common.Result<MoveOutcome>>(l => l.SubmitAsync(FiguresWorld.Officer(District), submission, null, Support.Said.ForAll));
        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
        await Seeding.RoundAsync(world, Dataset, 2571, 1);
        var next = await Seeding.SubmissionAsync(world, Dataset, 2571, 1, District);
        await world.DbAsync(async db =>
        {
            // The next year's round takes data early, so that one clock serves both.
            var round = await db.Rounds.SingleAsync(r => r.FiscalYear == 2571);
            round.OpensOn = new DateOnly(2027, 1, 1);
            return await db.SaveChangesAsync();
        });

        await ChangeAsync(world, changed, ("chair_name", "นางใหม่ ใจงาม"));
        await ChangeAsync(world, ended, ("group_status", "D"), ("status_date", "1/8/2570"), ("status_reason", "เลิก"));
        await world.AddAsync("savings-group", District, RegisterWorld.Group("กลุ่มออมทรัพย์เกิดใหม่", "57010202"));
        var standing = await world.RunAsync<EntryLoader, RegisterStanding>(async loader => await world.RunAsync<Certifications, RegisterStanding>(async c =>
            (await c.OfAsync((await loader.FindAsync(next.Id))!)).Single(r => r.Register.Definition.Key == "savings-group")));

        Assert.Equal((3, 2, 1, 1, 1), (standing.Active, standing.Confirmed, standing.Changed, standing.New, standing.Ended));
        Assert.Equal(kept.Id, standing.Entries.Single(e => e.Entry.Active && !e.Confirmed).Entry.Id);
        var copy = await world.DbAsync(db => db.FiledCopies.SingleAsync(c => c.SubmissionId == submission));
        Assert.Equal((sent.Value.Copy!.Sha256, true), (copy.Sha256, !copy.Content.Contains("นางใหม่", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_EntryThatBreaksItsRegister_IsBlocked_AndStrangersConfirmNothing(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        var group = await Seeding.GroupAsync(world, District, "57010101", "57010101S01");
        var submission = await FilledAsync(world, 2570, "20/09/2570");
        var register = world.Catalogue.Register("savings-group")!;

        Assert.Equal("404.1", (await world.RunAsync<EntryConfirming, Core.Common.Result<int>>(c => c.ConfirmAsync(FiguresWorld.Officer("5001"), register, District, [group.Id]))).Problem?.Code);
        Assert.Equal("403.2", (await world.RunAsync<EntryConfirming, Core.Common.Result<int>>(c => c.ConfirmAsync(FiguresWorld.Reviewer("57"), register, District, [group.Id]))).Problem?.Code);
        Assert.Equal(1, (await world.RunAsync<EntryConfirming, Core.Common.Result<int>>(c => c.ConfirmAsync(FiguresWorld.Officer(District), register, District, [group.Id]))).Value);
        Assert.Equal(0, (await world.RunAsync<EntryConfirming, Core.Common.Result<int>>(c => c.ConfirmAsync(FiguresWorld.Officer(District), register, District, [group.Id]))).Value);

        var readiness = await world.RunAsync<EntryLoader, Readiness>(async loader => await world.RunAsync<Blockers, Readiness>(async b => await b.OfAsync((await loader.FindAsync(submission))!)));
        Assert.Empty(readiness.Uncertified);
        Assert.NotEmpty(readiness.BrokenEntries);
        Assert.All(readiness.BrokenEntries, f => Assert.StartsWith($"/registers/savings-group/entries/{group.Id}", f.Href, StringComparison.Ordinal));
        Assert.False(readiness.MaySubmit);
    }

    private static async Task ChangeAsync(FiguresWorld world, Subject entry, params (string, string?)[] cells) => await world.RunAsync<RegisterWriter, bool>(async w =>
    {
        var changed = await w.ChangeAsync(FiguresWorld.Officer(District), world.Catalogue.Register("savings-group")!, entry.Id, new EntryEdit(District, RegisterWorld.Cells(cells)));
        Assert.True(changed.Value?.Subject is not null, string.Join("; ", changed.Value?.Issues.Select(i => i.Message.Th) ?? [changed.Problem!.Message.Th]));
        return true;
    });

    /// <summary>The district's sheet with nothing in it that breaks a rule.</summary>
    private static async Task<Guid> FilledAsync(FiguresWorld world, int year, string day)
    {
        var submission = await Seeding.SubmissionAsync(world, Dataset, year, 1, District);
        var record = Assert.Single(await Seeding.OpenAsync(world, submission));
        var subdistricts = await world.DbAsync(db => db.AreaVersions.Where(v => v.Level == AreaLevel.Subdistrict && v.Code.StartsWith(District) && v.ValidTo == null && v.SupersededAt == null).Select(v => v.Code).Distinct().ToListAsync());
        var vacancies = subdistricts.SelectMany(s => new[] { "m", "f" }.Select(post => RegisterWorld.Cells(("vacant_subdistrict", s), ("vacant_post", post), ("vacancy_cause", "no_candidate"))));
        await world.SaveAsync(submission.Id, District, RegisterWorld.Edit(record, RegisterWorld.Anything(world.Catalogue[Dataset].Definition, day)) with
        {
            Lists = ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty.Add(FieldKey.Parse("vacancies"), [.. vacancies]),
        });
        var readiness = await world.RunAsync<EntryLoader, Readiness>(async loader => await world.RunAsync<Blockers, Readiness>(async b => await b.OfAsync((await loader.FindAsync(submission.Id))!)));
        Assert.True(readiness.Errors.IsEmpty, string.Join("; ", readiness.Errors.Select(e => e.Field + ": " + e.Message.Th)));
        return submission.Id;
    }
}
