using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.AreaChecks;

/// <summary>A district answers, signs, and finds its sheet open again when the registry changes. Districts 5702–5709 are a test's own each.</summary>
public sealed class CheckTests : IAsyncDisposable
{
    private RegistryWorld _world = null!;

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Check_FromTheFirstAnswerToTheSignature_AndOpenAgainWhenTheRegistryChanges(string database)
    {
        _world = await RegistryWorld.StartAsync(database);
        await _world.ImportAsync("57020201,หนึ่ง", "57020202,สอง");
        await _world.ImportFileAsync("code,subdistrict_code,type_th,name_th\n00990001,570202,ชุมชนเทศบาล,สันป่าตอง\n");
        var officer = RegistryWorld.Officer("5702");
        var empty = await ReadAsync(officer, "5702");
        Assert.Equal((0, 0, AreaCheckState.NotBegun), (empty.Version, empty.Tally.Checked, empty.State));
        Assert.Contains(empty.Rows, r => r.Area.Label.Th == "ชุมชนสันป่าตอง");

        // One wrong without a word, then the rest correct: it stays wrong and keeps the signature away.
        var one = Row(empty, "57020201");
        var saved = Good(await SaveAsync(officer, "5702", 0, Edits((one, AreaCheckAnswer.Wrong, null))));
        var all = Good(await SaveAsync(officer, "5702", saved.Version, new CheckEdits { EverythingCorrect = true }));
        Assert.Equal((empty.Rows.Length - 1, 1, 1, 0), (all.Tally.Correct, all.Tally.Wrong, all.Tally.Unexplained, all.Tally.Open));
        Assert.Equal("area-checks.open", (await SignAsync(officer, all)).Problem!.Code);
        var explained = Good(await SaveAsync(officer, "5702", all.Version, Edits((one, AreaCheckAnswer.Wrong, " ชื่อเป็น  หนึ่งใหม่ "))));
        Assert.Equal("ชื่อเป็น หนึ่งใหม่", explained.Rows.Single(r => r.Area.AreaId == one).Answer!.Note);
        Assert.Equal("area-checks.not-certified", (await SignAsync(officer, explained, certified: false)).Problem!.Code);

        // The registry changes between reading and signing.
        await _world.ImportAsync("57020203,สาม", "57020202,สองใหม่");
        Assert.Equal("area-checks.registry-changed", (await SignAsync(officer, explained)).Problem!.Code);
        var reopened = await ReadAsync(officer, "5702");
        Assert.Equal(["57020202", "57020203"], reopened.Rows.Where(r => r.IsOpen).Select(r => r.Area.Code));
        Assert.Equal([AreaCheckAnswer.Correct, (AreaCheckAnswer?)null], reopened.Rows.Where(r => r.IsOpen).Select(r => r.Before?.Answer));
        Assert.Equal("area-checks.open", (await SignAsync(officer, reopened)).Problem!.Code);

        var ready = Good(await SaveAsync(officer, "5702", reopened.Version, new CheckEdits { AllCorrect = ["570202"] }));
        var signed = Good(await SignAsync(officer, ready));
        Assert.Equal((AreaCheckState.Signed, officer.Name, officer.Id), (signed.State, signed.Stored!.SignedBy, signed.Stored.SignedById));
        Assert.Equal("area-checks.signed", (await SaveAsync(officer, "5702", signed.Version, Edits((one, AreaCheckAnswer.Correct, null)))).Problem!.Code);

        // A postal code that comes later opens nothing; a new village does, and the tally of many agrees with the sheet.
        await CompleteAsync("57020201");
        Assert.Equal(AreaCheckState.Signed, (await ReadAsync(officer, "5702")).State);
        await _world.ImportAsync("57020204,สี่");
        var outdated = await ReadAsync(officer, "5702");
        Assert.Equal((AreaCheckState.SignedOutdated, 1), (outdated.State, outdated.Tally.Open));
        var counted = (await _world.RunAsync((CheckProgress progress) => progress.ReadAsync(RegistryWorld.Reviewer, _world.Year, AreaCode.Parse("57")))).Value!;
        Assert.Equal(18, counted.Units.Count);
        Assert.Equal((outdated.Tally, outdated.State), (counted.Units.Single(u => u.Unit.Code == "5702").Tally, counted.Units.Single(u => u.Unit.Code == "5702").State));

        Assert.Equal("422.3", (await ReopenAsync(officer, outdated, " ")).Problem!.Code);
        var open = Good(await ReopenAsync(officer, outdated, "มีหมู่บ้านใหม่"));
        Assert.False(open.IsSigned);
        var lines = await _world.DbAsync(db => db.Trail.Where(t => t.Stream == "5702" && t.What.StartsWith("area-check.")).OrderBy(t => t.Number).ToListAsync());
        Assert.Equal(["area-check.save", "area-check.save", "area-check.save", "area-check.save", "area-check.sign", "area-check.reopen"], lines.Select(t => t.What));
        Assert.Equal("มีหมู่บ้านใหม่", lines[^1].Why);
        Assert.Contains(officer.Name, lines[^1].Details);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Save_TwoTabs_TheStaleOneIsRefusedAndOnlyOneFirstSaveWins(string database)
    {
        _world = await RegistryWorld.StartAsync(database);
        var officer = RegistryWorld.Officer("5703");
        var sheet = await ReadAsync(officer, "5703");
        var ids = sheet.Rows.Select(r => r.Area.AreaId).ToList();

        var both = await Task.WhenAll(ids.Take(2).Select(id => Task.Run(() => SaveAsync(officer, "5703", 0, Edits((id, AreaCheckAnswer.Correct, null))))));
        Assert.Equal(["", "412.1"], both.Select(r => r.Problem?.Code ?? "").Order(StringComparer.Ordinal));
        var kept = await ReadAsync(officer, "5703");
        Assert.Equal((1, 1), (kept.Version, kept.Tally.Checked));

        // Saving what is there already writes nothing.
        var same = Good(await SaveAsync(officer, "5703", 1, new CheckEdits()));
        Assert.Equal(1, same.Version);
        Assert.Equal("422.2", (await SaveAsync(officer, "5703", 1, Edits((ids[3], AreaCheckAnswer.Wrong, new string('ก', 501))))).Problem!.Code);
        Assert.Equal(1, await _world.DbAsync(db => db.Trail.CountAsync(t => t.Stream == "5703" && t.What == "area-check.save")));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Door_OthersThanTheUnitsOfficers_AreRefusedAndItIsWrittenDown(string database)
    {
        _world = await RegistryWorld.StartAsync(database);
        var edits = new CheckEdits { EverythingCorrect = true };

        Assert.Equal("404.1", (await SaveAsync(RegistryWorld.Officer("5001"), "5704", 0, edits)).Problem!.Code);
        Assert.Equal("403.1", (await SaveAsync(RegistryWorld.Reviewer, "5704", 0, edits)).Problem!.Code);
        Assert.Equal("403.1", (await SaveAsync(RegistryWorld.Department, "5704", 0, edits)).Problem!.Code);
        Assert.Equal("403.2", (await SaveAsync(Desk.Somebody(Role.Officer, "57", "57"), "5704", 0, edits)).Problem!.Code);
        Assert.Equal("403.4", (await SaveAsync(RegistryWorld.Officer("5704") with { ReadOnly = true }, "5704", 0, edits)).Problem!.Code);
        Assert.Equal("404.1", (await SaveAsync(RegistryWorld.Officer("5799"), "5799", 0, edits)).Problem!.Code);
        Assert.Equal("404.1", (await _world.RunAsync((CheckDoor door) => door.ReadAsync(RegistryWorld.Officer("5001"), _world.Year, "5704"))).Problem!.Code);
        Assert.Equal("404.1", (await _world.RunAsync((CheckProgress progress) => progress.ReadAsync(RegistryWorld.Reviewer, _world.Year, AreaCode.Country))).Problem!.Code);
        Assert.Equal(878, (await _world.RunAsync((CheckProgress progress) => progress.ReadAsync(RegistryWorld.Department, _world.Year, AreaCode.Country))).Value!.Units.Count);
        var before = await _world.RunAsync((CheckWriter writer) => writer.SaveAsync(RegistryWorld.Officer("5704"), _world.Year.Previous, "5704", 0, edits));
        Assert.Equal("area-checks.year-closed", before.Problem!.Code);
        Assert.Equal(0, await _world.DbAsync(db => db.AreaCheckSheets.CountAsync()));
        Assert.Equal(7, await _world.DbAsync(db => db.Trail.CountAsync(t => t.What == "access.refused")));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Due_ChangedByTheDepartment_HoldsForEverySheetAndEndsReopening(string database)
    {
        _world = await RegistryWorld.StartAsync(database, "2026-11-22T03:00:00Z");
        var officer = RegistryWorld.Officer("5705");
        var usual = AreaCheckYear.UsualDue(_world.Year);
        var all = Good(await SaveAsync(officer, "5705", 0, new CheckEdits { EverythingCorrect = true }));
        var signed = Good(await SignAsync(officer, all));
        Assert.Equal(usual, signed.DueOn);

        Assert.Equal("403.1", (await DueAsync(RegistryWorld.Reviewer, usual, new DateOnly(2026, 11, 20), "x")).Problem!.Code);
        Assert.Equal("422.3", (await DueAsync(RegistryWorld.Department, usual, new DateOnly(2026, 11, 20), "")).Problem!.Code);
        Assert.Equal("422.2", (await DueAsync(RegistryWorld.Department, usual, new DateOnly(2027, 10, 1), "x")).Problem!.Code);
        Assert.True((await DueAsync(RegistryWorld.Department, usual, new DateOnly(2026, 11, 20), "เร่งรัด")).IsOk);
        Assert.Equal("412.1", (await DueAsync(RegistryWorld.Department, usual, new DateOnly(2026, 12, 1), "x")).Problem!.Code);

        Assert.Equal([new DateOnly(2026, 11, 20)], await _world.DbAsync(db => db.AreaCheckSheets.Select(s => s.DueOn).Distinct().ToListAsync()));
        var late = await ReadAsync(officer, "5705");
        Assert.Equal((new DateOnly(2026, 11, 20), signed.Version), (late.DueOn, late.Version));
        Assert.Equal("area-checks.reopen-late", (await ReopenAsync(officer, late, "แก้ไข")).Problem!.Code);

        // Who is late may still answer and sign.
        var tardy = RegistryWorld.Officer("5706");
        var task = await _world.RunAsync((CheckTasks tasks) => tasks.OfAsync(tardy));
        Assert.Equal((-2, AreaCheckState.NotBegun), (task!.DaysLeft, task.State));
        Assert.True((await SignAsync(tardy, Good(await SaveAsync(tardy, "5706", 0, new CheckEdits { EverythingCorrect = true })))).IsOk);
        Assert.Null(await _world.RunAsync((CheckTasks tasks) => tasks.OfAsync(RegistryWorld.Reviewer)));
        Assert.NotNull((await _world.RunAsync((CheckTasks tasks) => tasks.OfAsync(tardy)))!.SignedAt);
        Assert.Single(await _world.DbAsync(db => db.Trail.Where(t => t.What == "area-check.due" && t.Why == "เร่งรัด").ToListAsync()));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static long Row(CheckSheet sheet, string code) => sheet.Rows.Single(r => r.Area.Code == code).Area.AreaId;

    private static CheckSheet Good(Result<CheckSheet> result)
    {
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value!;
    }

    private static CheckEdits Edits(params (long Area, AreaCheckAnswer Answer, string? Note)[] rows) =>
        new() { Rows = rows.ToImmutableDictionary(r => r.Area, r => new CheckEdit(r.Answer, r.Note)) };

    private async Task<CheckSheet> ReadAsync(Actor actor, string unit) => Good(await _world.RunAsync((CheckDoor door) => door.ReadAsync(actor, _world.Year, unit)));

    private Task<Result<CheckSheet>> SaveAsync(Actor actor, string unit, int version, CheckEdits edits) =>
        _world.RunAsync((CheckWriter writer) => writer.SaveAsync(actor, _world.Year, unit, version, edits));

    private Task<Result<CheckSheet>> SignAsync(Actor actor, CheckSheet seen, bool certified = true) =>
        _world.RunAsync((CheckSigning signing) => signing.SignAsync(actor, _world.Year, seen.Unit.Code, new CheckSignature(seen.Version, seen.Fingerprint, certified)));

    private Task<Result<CheckSheet>> ReopenAsync(Actor actor, CheckSheet seen, string why) =>
        _world.RunAsync((CheckSigning signing) => signing.ReopenAsync(actor, _world.Year, seen.Unit.Code, seen.Version, why));

    private Task<Result<DateOnly>> DueAsync(Actor actor, DateOnly seen, DateOnly due, string why) =>
        _world.RunAsync((CheckYears years) => years.ChangeAsync(actor, _world.Year, seen, due, why));

    /// <summary>The same name and place, recorded anew with a postal code.</summary>
    private async Task CompleteAsync(string code)
    {
        var report = await _world.ImportFileAsync($"code,name_th,postal_code\n{code},หนึ่ง,57210\n");
        Assert.Equal(1, report.Completed);
    }
}
