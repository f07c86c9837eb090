using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Registers;

/// <summary>Acceptance probes of dataset 4 that rest on the register of posts.</summary>
public sealed class LeaderAssessmentTests
{
    private const string District = "5701";
    private const string Dataset = "leader-assessment";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "§4: evaluate a non-ผู้นำ อช. → refused"), MemberData(nameof(Databases))]
    public async Task NonLeader_HasNoRow_AndOneWhoNoLongerLeadsIsRefused(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        var leader = await world.LeaderAsync("สมชาย", "m", "57010101");
        await world.LeaderAsync("สมหญิง", "f", "57010101", leads: false);
        var submission = await Seeding.SubmissionAsync(world, Dataset, 2570, 1, District);

        var record = Assert.Single(await Seeding.OpenAsync(world, submission));
        Assert.Equal(leader.Leader!.Code, record.SubjectKey);
        var strange = await world.RunAsync<RecordWriter, Result<SaveOutcome>>(w => w.SaveAsync(FiguresWorld.Officer(District), submission.Id, [new RowEdit(Guid.CreateVersion7(), 1)]));
        Assert.False(strange.IsOk);

        // The post turns out to be a kamnan's: the row that came in is refused by name.
        await world.DbAsync(async db =>
        {
            var post = await db.Subjects.SingleAsync(s => s.Id == leader.Leader.Id);
            post.Answers = post.Answers.With(FieldKey.Parse("role_type"), new Klang.Core.Records.Answered(Core.Datasets.Expressions.Value.Of("kamnan")));
            return await db.SaveChangesAsync();
        });
        await world.SaveAsync(submission.Id, District, Exempt(record));
        Assert.Contains((await ReadinessAsync(world, submission.Id)).Errors, f => f.Row == leader.Leader.Name && f.Message.Th.Contains("ไม่ใช่ผู้นำ อช.", StringComparison.Ordinal));
    }

    [Theory(DisplayName = "§4: 14 leaders, 13 rows → submit refused naming the missing one"), MemberData(nameof(Databases))]
    public async Task FourteenLeaders_ThirteenRows_AreRefusedByName(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        for (var i = 1; i <= 7; i++)
        {
            await SeatAsync(world, i, "m");
            await SeatAsync(world, i, "f");
        }

        var submission = await Seeding.SubmissionAsync(world, Dataset, 2570, 1, District);
        var records = await Seeding.OpenAsync(world, submission);
        Assert.Equal(14, records.Count);
        await world.SaveAsync(submission.Id, District, [.. records.Take(13).Select(Exempt)]);

        Assert.Equal("ผู้นำ 7 m", Assert.Single((await ReadinessAsync(world, submission.Id)).Unconfirmed).Row);
        var sent = await SubmitAsync(world, submission.Id);
        Assert.Equal("422.1", sent.Problem?.Code);
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        Assert.Contains("ผู้นำ 7 m", (await browser.PageAsync($"/submissions/{submission.Id}/submit")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await world.SaveAsync(submission.Id, District, Exempt(records[13]));
        sent = await SubmitAsync(world, submission.Id);
        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
    }

    [Theory(DisplayName = "§4: leader who resigned in มี.ค. and successor both reportable"), MemberData(nameof(Databases))]
    public async Task ResignedLeaderAndSuccessor_AreBothReported(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-09-01T03:00:00Z");
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        await Seeding.RoundAsync(world, Dataset, 2571, 1);
        var old = await world.LeaderAsync("สมชาย", "m", "57010101");
        Assert.NotNull((await world.TryAsync("leader-post", District, RegisterWorld.Cells(("role_status", "resigned"), ("end_date_actual", "15/3/2570"), ("end_reason", "ย้ายงาน")), old.Leader!.Id)).Subject);
        var person = await world.AddAsync("person", District, Leaders.Person("มานะ", "m", "57010102"));
        await world.AddAsync("leader-post", District, Leaders.Post(person.Code, "ach", "57010102", "1/3/2570", "28/2/2574"));
        var successor = await world.AddAsync("leader-post", District, Leaders.Post(person.Code, "leader_ach", "570101", "16/3/2570", "15/3/2574"));

        await world.DbAsync(async db =>
        {
            // The next year's round takes data early, so that one clock serves both.
            (await db.Rounds.SingleAsync(r => r.FiscalYear == 2571)).OpensOn = new DateOnly(2027, 1, 1);
            return await db.SaveChangesAsync();
        });
        var thisYear = await Seeding.OpenAsync(world, await Seeding.SubmissionAsync(world, Dataset, 2570, 1, District));
        var nextYear = await Seeding.OpenAsync(world, await Seeding.SubmissionAsync(world, Dataset, 2571, 1, District));

        Assert.Equal([old.Leader.Code, successor.Code], thisYear.Select(r => r.SubjectKey));
        Assert.Equal([successor.Code], nextYear.Select(r => r.SubjectKey));
    }

    private static RowEdit Exempt(Record record) => RegisterWorld.Edit(record, RegisterWorld.Cells(("eval_status", "exempt"), ("exempt_reason", "illness"), ("village_visits", "0"), ("meetings_held", "0"), ("activities_led", "0"), ("work_areas", "bmn"), ("recommend_action", "continue")));

    private static Task<Result<MoveOutcome>> SubmitAsync(FiguresWorld world, Guid id) => world.RunAsync<SubmissionLife, Result<MoveOutcome>>(l => l.SubmitAsync(FiguresWorld.Officer(District), id, null));

    private static Task<Readiness> ReadinessAsync(FiguresWorld world, Guid id) => world.RunAsync<EntryLoader, Readiness>(async loader =>
        await world.RunAsync<Blockers, Readiness>(async b => await b.OfAsync((await loader.FindAsync(id))!)));

    /// <summary>A leader of the district's subdistrict, written straight into the register.</summary>
    private static Task<int> SeatAsync(FiguresWorld world, int subdistrict, string gender) => world.DbAsync(db =>
    {
        var register = world.Catalogue.Register("leader-post")!;
        var area = $"57010{subdistrict.Plain()}";
        var answers = Leaders.Post("5701B00001", "leader_ach", area).Aggregate(Core.Records.Answers.Empty, (a, c) =>
            a.With(c.Key, Core.Records.AnswerParser.Parse(register.Form.Definition.Field(c.Key)!, c.Value).Answer));
        db.Subjects.Add(new Subject
        {
            Id = Guid.CreateVersion7(), Register = "leader-post", Code = $"{area}L000{(gender == "f" ? 1 : 2).Plain()}", Name = $"ผู้นำ {subdistrict.Plain()} {gender}", SearchName = "ผู้นำ", AreaCode = area, UnitCode = District,
            Active = true, Answers = answers, SavedBy = "ทดสอบ", ConfirmedYear = 2570,
        });
        return db.SaveChangesAsync();
    });
}
