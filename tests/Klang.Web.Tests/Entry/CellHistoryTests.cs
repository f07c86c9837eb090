using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>What the side panel of the grid tells about one cell.</summary>
public sealed class CellHistoryTests(Desks desks)
{
    private const string Field = "members_male";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Read_ChangedTwice_TellsBothChangesNewestFirstAndTheValue(string database)
    {
        var desk = await desks.TakeAsync(database);
        var records = await desk.OpenAsync();
        var first = await desk.SaveAsync(records[0], (Field, "๑,๒๓๔"), ("members_female", "5"));
        await desk.SaveAsync(records[1], (Field, "77"));
        await desk.SaveAsync(desk.Colleague, Desk.Edit(first.Value!.Rows[0].Record, (Field, "สิบ")));

        var past = await desk.DoAsync(services => services.GetRequiredService<CellHistory>().ReadAsync(desk.Officer, desk.Submission, records[0].Id, Field));

        Assert.Equal([("1,234", "สิบ"), ("", "1,234")], past.Value!.Changes.Select(c => (c.From, c.To)));
        Assert.All(past.Value.Changes, c => Assert.Contains(desk.Unit, c.By, StringComparison.Ordinal));
        Assert.Equal([new CellRound("1/2570", "สิบ", null)], past.Value.Rounds);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Read_NextRound_ShowsTheRoundBeforeAndNoChangeOfIt(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        await desk.SaveAsync(record, (Field, "40"));
        var next = (await desk.OpenAsync(desk.NextSubmission)).Single(r => r.SubjectKey == record.SubjectKey);

        var past = await desk.DoAsync(services => services.GetRequiredService<CellHistory>().ReadAsync(desk.Officer, desk.NextSubmission, next.Id, Field));

        Assert.Equal([new CellRound("1/2570", "40", 40m)], past.Value!.Rounds);
        Assert.Empty(past.Value.Changes);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Read_CommentsAtCellAndRow_ComeOldestFirst_OthersStayAway(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        await desk.Server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            db.CellComments.AddRange(Said(desk, record.Id, Field, "ตรวจอีกครั้ง", 2), Said(desk, record.Id, null, "ทั้งแถว", 1), Said(desk, record.Id, "members_female", "ช่องอื่น", 0));
            await db.SaveChangesAsync();
        });

        var past = await desk.DoAsync(services => services.GetRequiredService<CellHistory>().ReadAsync(desk.Officer, desk.Submission, record.Id, Field));

        Assert.Equal([("ทั้งแถว", "return", false), ("ตรวจอีกครั้ง", "return", false)], past.Value!.Comments.Select(c => (c.Text, c.Kind, c.Settled)));
        var view = await desk.DoAsync(async services => await services.GetRequiredService<GridBuilder>()
            .BuildAsync((await services.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!, desk.Officer));
        Assert.Equal([(Field, "returned"), ("members_female", "returned")], view.Rows.Single(r => r.Id == record.Id).Marks!.Select(m => (m.Key, m.Value)).OrderByDescending(m => m.Key, StringComparer.Ordinal));
    }

    private static CellComment Said(Desk desk, Guid record, string? field, string text, int minute) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = desk.Submission,
        RecordId = record,
        Field = field,
        Kind = CommentKind.Return,
        Text = text,
        At = new DateTime(2026, 11, 22, 3, minute, 0, DateTimeKind.Utc),
        ById = Guid.NewGuid(),
        By = "ผู้ตรวจ",
        UnitCode = desk.Unit,
    };

    [Theory, MemberData(nameof(Databases))]
    public async Task Read_StrangerOrUnknownField_IsRefused(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];

        var stranger = await desk.DoAsync(services => services.GetRequiredService<CellHistory>().ReadAsync(desk.Stranger, desk.Submission, record.Id, Field));
        var unknown = await desk.DoAsync(services => services.GetRequiredService<CellHistory>().ReadAsync(desk.Officer, desk.Submission, record.Id, "nothing_like_it"));

        Assert.False(stranger.IsOk);
        Assert.Equal(404, unknown.Problem!.Status);
    }
}
