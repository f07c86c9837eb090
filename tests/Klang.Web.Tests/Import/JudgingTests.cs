using System.Globalization;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Import;

/// <summary>Rows are judged on all cores, and records before their transaction begins: nobody may be able to tell.</summary>
public sealed class JudgingTests(Desks desks)
{
    private const int Groups = 150;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task DryRun_OnAllCores_JudgesEachRowAsAlone(string database)
    {
        var desk = await desks.TakeAsync(database);
        await ManyRows.FurnishAsync(desk, Groups);
        await desk.OpenAsync();

        // Cells that cannot be read, rules that break, and the same subject twice within the same thousand rows.
        var book = Books.Of([ManyRows.Head, .. Enumerable.Range(0, Groups).Select(i => ManyRows.Row(desk, i, i % 7 == 0 ? "สามสิบ" : i % 5 == 0 ? 999_999 : 40 + i)), ManyRows.Row(desk, 3, 77), ManyRows.Row(desk, 8, 78), ManyRows.Row(desk, 3, 79)]);
        var together = await RunAsync(desk, book);
        var again = await RunAsync(desk, book);
        var alone = await desk.DoAsync(async s =>
        {
            var (world, plan, rows) = await ReadAsync(s, desk, book);
            var judged = new List<JudgedRow>();
            foreach (var row in rows)
            {
                judged.Add(await s.GetRequiredService<DryRun>().JudgeAsync(world, plan, row));
            }

            return judged;
        });

        Assert.Equal(Said(together), Said(again));
        Assert.Equal([.. Enumerable.Range(2, Groups + 3)], together.Select(r => r.Row.Head.Number));
        Assert.Equal([null, null, 5, 10, 5], together.TakeLast(5).Select(r => r.TwiceWith));
        Assert.All(together.TakeLast(3), r => Assert.Equal(ImportRowState.Wrong, r.State));
        Assert.Equal(Said(alone.Take(Groups)), Said(together.Take(Groups)));
        Assert.Contains(together, r => r.State == ImportRowState.New && r.Findings.Any(f => f.Level == Severity.Error));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_JudgedAhead_WritesWhatAnOrdinarySaveWrites(string database)
    {
        var (one, other) = (await desks.TakeAsync(database), await desks.TakeAsync(database));
        foreach (var desk in new[] { one, other })
        {
            await ManyRows.FurnishAsync(desk, Groups);
            var records = (await desk.OpenAsync()).Where(ManyRows.IsOne).ToList();
            var edits = records.Select((r, i) => Desk.Edit(r, ("members_male", (40 + i).ToString(CultureInfo.InvariantCulture)), ("members_female", "1"), ("as_of_date", "15/11/2569"))).ToList();
            Assert.True((await desk.DoAsync(s => SaveAsync(s, desk, edits, ahead: desk == one, () => Task.CompletedTask))).IsOk);
        }

        var (ahead, plain) = (await WrittenAsync(one), await WrittenAsync(other));
        Assert.Equal(plain.Records, ahead.Records);
        Assert.Equal((plain.Counts, plain.Trail), (ahead.Counts, ahead.Trail));
        Assert.Equal(Groups, ahead.Records.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_SomebodyChangedARowAfterItWasJudged_JudgesAnewAndLeavesThatCell(string database)
    {
        var desk = await desks.TakeAsync(database);
        await ManyRows.FurnishAsync(desk, Groups);
        var records = (await desk.OpenAsync()).Where(ManyRows.IsOne).ToList();
        var edits = records.Select(r => Desk.Edit(r, ("members_male", "9"), ("members_female", "8"))).ToList();

        var saved = await desk.DoAsync(s => SaveAsync(s, desk, edits, ahead: true, async () =>
            Assert.True((await desk.SaveAsync(desk.Colleague, Desk.Edit(records[7], ("members_male", "5")))).IsOk)));

        var conflict = Assert.Single(saved.Value!.Rows.SelectMany(r => r.Conflicts));
        Assert.Equal(("members_male", "5", "9"), (conflict.Field.Name, conflict.Theirs, conflict.Mine));
        var after = (await desk.OpenAsync()).Where(ManyRows.IsOne).ToList();
        Assert.Equal([5m, .. Enumerable.Repeat(9m, Groups - 1)], after.Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number).Order());
        Assert.All(after, r => Assert.Equal(8m, r.Answers.Value(FieldKey.Parse("members_female")).Number));
    }

    private static async Task<Core.Common.Result<SaveOutcome>> SaveAsync(IServiceProvider services, Desk desk, IReadOnlyList<RowEdit> edits, bool ahead, Func<Task> meanwhile)
    {
        var judged = ahead ? await services.GetRequiredService<RecordsAhead>().JudgeAsync(desk.Submission, edits, desk.Officer.Name, default) : null;
        Assert.Equal(ahead, judged is not null);
        await meanwhile();
        return await services.GetRequiredService<RecordWriter>().SaveAsync<SaveOutcome>(
            desk.Officer, desk.Submission, edits, _ => Task.FromResult<Core.Common.Result<SaveOutcome>?>(null), (_, _, outcome) => Task.FromResult(outcome), judged, default);
    }

    private static Task<List<JudgedRow>> RunAsync(Desk desk, byte[] book) => desk.DoAsync(async s =>
    {
        using var file = WorkbookReader.Open(new MemoryStream(book)).Value!;
        var world = await WorldAsync(s, desk);
        var plan = (await s.GetRequiredService<LayoutProposer>().ProposeAsync(world, file)).Value!.Plan;
        var rows = new List<JudgedRow>();
        await foreach (var some in s.GetRequiredService<DryRun>().RunAsync(world, plan, file))
        {
            rows.AddRange(some);
        }

        return rows;
    });

    private static async Task<(ImportWorld World, SheetPlan Plan, List<ReadGroup> Rows)> ReadAsync(IServiceProvider services, Desk desk, byte[] book)
    {
        using var file = WorkbookReader.Open(new MemoryStream(book)).Value!;
        var world = await WorldAsync(services, desk);
        var plan = (await services.GetRequiredService<LayoutProposer>().ProposeAsync(world, file)).Value!.Plan;
        var reader = world.Rows(plan, []);
        return (world, plan, [.. file.Rows(plan.Sheet).Select(reader.Read).Where(r => r.Number >= plan.FirstDataRow).Select(ReadGroup.Of)]);
    }

    private static async Task<ImportWorld> WorldAsync(IServiceProvider services, Desk desk) =>
        await services.GetRequiredService<ImportWorlds>().ReadAsync((await services.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!);

    private static List<string> Said(IEnumerable<JudgedRow> rows) =>
        [.. rows.Select(r => $"{r.Row.Head.Number} {r.State} {r.RecordId} {r.ContentJson} {r.FindingsJson}")];

    private static async Task<(IReadOnlyList<string> Records, string Counts, string Trail)> WrittenAsync(Desk desk)
    {
        var records = (await desk.OpenAsync()).Where(ManyRows.IsOne).ToList();
        var submission = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission));
        var trail = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Trail.AsNoTracking().Where(t => t.Stream == desk.Unit && t.What == "record.save").OrderBy(t => t.Number).Select(t => t.Details!).ToListAsync());
        return (records.ConvertAll(r => $"{r.State} {Core.Records.AnswersJson.Write(r.Answers)} {r.Version} {r.CellVersions} {r.Errors} {r.Warnings} {r.SavedAt:O}"),
            $"{submission.Rows} {submission.RowsConfirmed} {submission.Errors} {submission.Warnings}", string.Join('\n', trail).Replace(desk.Unit.ToUpperInvariant(), "", StringComparison.Ordinal));
    }
}
