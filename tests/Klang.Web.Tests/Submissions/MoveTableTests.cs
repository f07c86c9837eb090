using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Submissions;

/// <summary>
/// What may be done to a report where it stands, asked of the doors themselves and by whoever may do it at all: only the status decides.
/// A refused act leaves the report as it was.
/// </summary>
public sealed class MoveTableTests(Desks desks)
{
    private static readonly Actor Department = Desk.Somebody(Role.Department, "planning", "");

    private static readonly Dictionary<string, Func<Desk, Task<Problem?>>> Acts = new(StringComparer.Ordinal)
    {
        ["save"] = async desk => (await desk.SaveAsync((await RecordsAsync(desk))[0], ("members_new", "1"))).Problem,
        ["submit"] = desk => LifeAsync(desk, l => l.SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll)),
        ["return"] = desk => LifeAsync(desk, l => l.ReturnAsync(desk.Reviewer, desk.Submission, null, "ตรวจยอดหนี้อีกครั้ง")),
        ["approve"] = desk => LifeAsync(desk, l => l.ApproveAsync(desk.Reviewer, desk.Submission, null)),
        ["correct"] = CorrectAsync,
        ["moreTime"] = async desk => (await desk.DoAsync(s => s.GetRequiredService<ExtensionDesk>().AskAsync(desk.Officer, desk.Submission, new DateOnly(2026, 12, 27), "น้ำท่วมพื้นที่"))).Problem,
        ["lock"] = desk => LifeAsync(desk, l => l.LockAsync(Department, desk.Submission, null)),
        ["reopen"] = desk => LifeAsync(desk, l => l.ReopenAsync(Department, desk.Submission, null, "จังหวัดขอแก้ยอดที่พิมพ์ผิด")),
    };

    // Columns: save a row, submit, return, approve, correct a value, ask for more time, lock, reopen.
    private static readonly Dictionary<SubmissionStatus, string> Table = new()
    {
        [SubmissionStatus.Draft] = "ok ok 409.3 409.3 409.3 ok 409.3 409.3",
        [SubmissionStatus.Submitted] = "409.1 409.1 ok ok ok 409.31 409.3 409.3",
        [SubmissionStatus.Returned] = "ok ok 409.3 409.3 409.3 ok 409.3 409.3",
        [SubmissionStatus.Approved] = "409.1 409.1 ok 409.3 409.3 409.31 ok 409.3",
        [SubmissionStatus.Locked] = "409.1 409.1 409.3 409.3 409.3 409.31 409.3 ok",
    };

    public static TheoryData<string, SubmissionStatus> Everywhere =>
        new(TestDatabases.All.SelectMany(database => Enum.GetValues<SubmissionStatus>().Select(status => (database.Data, status))));

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task EveryAct_WhereTheReportStands_IsDoneOrRefusedAndChangesNothing(string database, SubmissionStatus status)
    {
        var answers = new List<string>();
        foreach (var act in Acts.Values)
        {
            var desk = await StandingAsync(database, status);
            var before = await FindAsync(desk);
            var refused = await act(desk);
            answers.Add(refused?.Code ?? "ok");
            if (refused is not null)
            {
                var after = await FindAsync(desk);
                Assert.Equal((before.Status, before.Version, before.Rows, before.ExtendedUntil), (after.Status, after.Version, after.Rows, after.ExtendedUntil));
                Assert.Equal(0, await desk.DoAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.CountAsync(c => c.SubmissionId == desk.Submission)));
            }
        }

        Assert.Equal(Table[status], string.Join(' ', answers));
    }

    /// <summary>Nothing to report is an answer of its own: with words, in the copy, and asked for anew with every sending.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_WithoutRows_NeedsWordsEachTime_AndTheCopySaysThem(string database)
    {
        var desk = await desks.TakeAsync(database);
        var (id, officer) = await EmptyOfficeAsync(desk);

        foreach (var words in new[] { null, "  ", "-" })
        {
            Assert.Equal("422.24", (await SubmitAsync(desk, officer, id, words)).Problem?.Code);
        }

        var sent = await SubmitAsync(desk, officer, id, "อำเภอนี้ไม่มีกลุ่มออมทรัพย์");
        Assert.True(sent.IsOk, sent.Problem?.Message.Th);
        Assert.Contains("อำเภอนี้ไม่มีกลุ่มออมทรัพย์", sent.Value.Copy!.Content, StringComparison.Ordinal);
        Assert.Equal("409.1", (await SubmitAsync(desk, officer, id, "อำเภอนี้ไม่มีกลุ่มออมทรัพย์")).Problem?.Code);
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().ReturnAsync(desk.Reviewer, id, null, "มีกลุ่มอยู่หนึ่งแห่ง"))).IsOk);
        Assert.Equal("422.24", (await SubmitAsync(desk, officer, id, null)).Problem?.Code);
        Assert.Equal(2, (await SubmitAsync(desk, officer, id, "กลุ่มนั้นเลิกแล้ว")).Value?.Copy?.Number);
    }

    private static async Task<Problem?> CorrectAsync(Desk desk)
    {
        var record = (await RecordsAsync(desk))[0];
        return (await desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().CorrectAsync(desk.Reviewer, desk.Submission, new CellMend(record.Id, record.Version, "borrowers", "29", "นับซ้ำหนึ่งคน")))).Problem;
    }

    /// <summary>A complete report, put where the test wants it.</summary>
    private async Task<Desk> StandingAsync(string database, SubmissionStatus status)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.Id == desk.Submission).ExecuteUpdateAsync(set => set.SetProperty(x => x.Status, status)));
        return desk;
    }

    private static Task<(Guid, Actor)> EmptyOfficeAsync(Desk desk) => desk.DoAsync(async s =>
    {
        var db = s.GetRequiredService<KlangDb>();
        var like = await db.Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission);
        var unit = "n" + desk.Unit;
        var owed = new Submission { Id = Guid.CreateVersion7(), RoundId = like.RoundId, Dataset = like.Dataset, FiscalYear = like.FiscalYear, RoundNumber = like.RoundNumber, UnitCode = unit, AreaCode = desk.Area };
        db.Units.Add(new ReportingUnit { Code = unit, NameTh = "สำนักงานทดสอบ " + unit, Level = UnitLevel.District, AreaCode = desk.Area, ProvinceCode = "57" });
        db.Submissions.Add(owed);
        await db.SaveChangesAsync();
        return (owed.Id, Desk.Somebody(Role.Officer, unit, desk.Area));
    });

    private static Task<Result<MoveOutcome>> SubmitAsync(Desk desk, Actor officer, Guid id, string? words) =>
        desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(officer, id, null, new Statement { NilReason = words }));

    private static Task<Problem?> LifeAsync(Desk desk, Func<SubmissionLife, Task<Result<MoveOutcome>>> work) =>
        desk.DoAsync(async s => (await work(s.GetRequiredService<SubmissionLife>())).Problem);

    private static Task<List<Data.Model.Record>> RecordsAsync(Desk desk) =>
        desk.DoAsync(s => s.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == desk.Submission).OrderBy(r => r.SubjectKey).ToListAsync());

    private static Task<Submission> FindAsync(Desk desk) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission));
}
