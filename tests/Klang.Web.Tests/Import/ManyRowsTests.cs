using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>Many rows are written another way than a few: records, typed rows and sums must say the same.</summary>
public sealed class ManyRowsTests(Desks desks)
{
    private const int Groups = 240;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_ManyRowsTwice_TypedRowsAndSumsSayWhatTheRecordsSay(string database)
    {
        var desk = await desks.TakeAsync(database);
        await ManyRows.FurnishAsync(desk, Groups);
        await RunAsync(desk, i => i % 3 == 0 ? null : i);

        // The second time some cells that counted change, and some that were empty begin to count.
        var done = await RunAsync(desk, i => 1_000 + i);

        Assert.Equal(Groups, done.Summary.Of(ImportRowState.Taken));
        var records = (await desk.OpenAsync()).Where(r => r.State != RecordState.Carried).ToList();
        var (count, sum) = (records.Count, records.Sum(r => r.Answers.Value(FieldKey.Parse("members_male")).Number));
        Assert.Equal((Groups, Enumerable.Range(0, Groups).Sum(i => 1_000m + i)), (count, sum));
        Assert.All(records, r => Assert.Equal(2, r.Version));
        Assert.Equal((count, sum), await SumsAsync(desk, "SELECT COUNT(*), SUM(members_male) FROM shelf_savings_group WHERE counted AND unit_code = @unit"));
        Assert.Equal((count, sum), await SumsAsync(desk, "SELECT records, s_members_male FROM rollup_savings_group WHERE unit_code = @unit AND round_no = 1"));
        Assert.Equal((count, records.Count(r => r.Answers.Value(FieldKey.Parse("members_male")) is { IsMissing: false })), await SumsAsync(desk, "SELECT records, n_members_male FROM rollup_savings_group WHERE unit_code = @unit AND round_no = 1"));
        Assert.Equal((0, 0m), await SumsAsync(desk, "SELECT n_members_honorary, COALESCE(s_members_honorary, 0) FROM rollup_savings_group WHERE unit_code = @unit AND round_no = 1"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_ManyRowsOneOfThemStale_ConflictsThereAndTakesTheRest(string database)
    {
        var desk = await desks.TakeAsync(database);
        await ManyRows.FurnishAsync(desk, Groups);
        var records = (await desk.OpenAsync()).Where(r => r.SubjectKey.StartsWith("many", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True((await desk.SaveAsync(desk.Colleague, Desk.Edit(records[7], ("members_male", "5")))).IsOk);

        var saved = await desk.SaveAsync(desk.Officer, [.. records.Select(r => Desk.Edit(r, ("members_male", "9")))]);

        Assert.Equal(records[7].Id, Assert.Single(saved.Value!.Rows, r => !r.Conflicts.IsEmpty).Record.Id);
        var after = (await desk.OpenAsync()).Where(r => r.SubjectKey.StartsWith("many", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal([5m, .. Enumerable.Repeat(9m, Groups - 1)], after.Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number).Order());
        var submission = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission));
        Assert.Equal(Groups, submission.RowsConfirmed);
    }

    /// <summary>Columns that say the same in every row, nothing in any, something in some and another thing in each are sent each in its way.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_ManyTogether_LeavesTheTypedRowsThatFewAtATimeLeave(string database)
    {
        var (together, few) = (await desks.TakeAsync(database), await desks.TakeAsync(database));
        foreach (var (desk, atOnce) in new[] { (together, Groups), (few, 60) })
        {
            await ManyRows.FurnishAsync(desk, Groups);
            foreach (var some in (await desk.OpenAsync()).Where(ManyRows.IsOne).Index().Chunk(atOnce))
            {
                Assert.True((await desk.SaveAsync(desk.Officer, [.. some.Select(r => Desk.Edit(r.Item, Said(r.Index)))])).IsOk);
            }
        }

        var (one, other) = (await TypedAsync(together), await TypedAsync(few));
        Assert.Equal(other, one);
        Assert.Equal(Groups, one.Count);
        Assert.Contains("40|1||1000.5|2026-11-15|7", one);
    }

    /// <summary>No value that the parser lets through is refused by the database, so a constraint of the database's own stands in for a defect.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_DatabaseRefusesOneRow_KeepsThatBackAndTakesTheRest(string database)
    {
        var desk = await desks.TakeAsync(database);
        await ManyRows.FurnishAsync(desk, Groups);
        var refused = (await desk.OpenAsync()).Where(r => r.SubjectKey.StartsWith("many", StringComparison.OrdinalIgnoreCase)).ElementAt(77);
        await desk.DoAsync(s => Constraint(s, desk, database, refused.SubjectKey));

        var done = await RunAsync(desk, i => i);

        Assert.Equal((Groups - 1, 1, 0), (done.Summary.Of(ImportRowState.Taken), done.Summary.Of(ImportRowState.Wrong), done.Summary.Of(ImportRowState.New)));
        var kept = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().ImportRows.AsNoTracking().SingleAsync(r => r.JobId == done.Job.Id && r.State == ImportRowState.Wrong));
        Assert.Equal(refused.Id, kept.RecordId);
        Assert.Contains("ฐานข้อมูลไม่รับ", kept.Findings, StringComparison.Ordinal);
        var after = await desk.OpenAsync();
        Assert.Equal(RecordState.Carried, after.Single(r => r.Id == refused.Id).State);
        Assert.Equal((Groups - 1, Groups - 1), (after.Count(r => r is { State: RecordState.Entered, Version: 1 }), await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.Id == desk.Submission).Select(x => x.RowsConfirmed).SingleAsync())));
    }

    private static async Task<bool> Constraint(IServiceProvider services, Desk desk, string database, string subject)
    {
        var (db, name) = (services.GetRequiredService<KlangDb>(), "refuse_" + desk.Unit);
        string[] statements = database == "postgres"
            ?
            [
                $"CREATE FUNCTION {name}() RETURNS trigger AS 'BEGIN RAISE numeric_value_out_of_range; END' LANGUAGE plpgsql",
                $"CREATE TRIGGER {name} BEFORE UPDATE ON records FOR EACH ROW WHEN (NEW.subject_key = '{subject}') EXECUTE FUNCTION {name}()",
            ]
            : [$"CREATE TRIGGER {name} BEFORE UPDATE ON records WHEN NEW.subject_key = '{subject}' BEGIN SELECT RAISE(ABORT, 'refused'); END"];
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }

        return true;
    }

    private static async Task<ImportRunOutcome> RunAsync(Desk desk, Func<int, object?> members)
    {
        var book = ManyRows.Book(desk, Groups, members);
        var done = await desk.DoAsync(async s => await s.GetRequiredService<ImportRun>().RunAsync((await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!, "มาก.xlsx", book, dryRun: false));
        Assert.True(done.IsOk, done.Problem?.Message.Th);
        return done.Value;
    }

    private static (string, string?)[] Said(int number) =>
    [
        ("members_male", (40 + number).Plain()), ("members_female", "1"), ("cash", number % 3 == 0 ? "1000.5" : ""), ("as_of_date", "15/11/2569"), ("savers_in_round", number < 200 ? "7" : "8"),
    ];

    private static Task<List<string>> TypedAsync(Desk desk) => desk.DoAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT members_male, members_female, members_honorary, cash, as_of_date, savers_in_round FROM shelf_savings_group WHERE unit_code = '{desk.Unit}' AND subject_key LIKE 'MANY%' AND counted ORDER BY members_male";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Shown(reader.GetValue(i)))));
        }

        return rows;
    });

    /// <summary>As both databases mean it: SQLite has no date and no scale.</summary>
    private static string Shown(object value) => value switch
    {
        decimal number => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static Task<(int, decimal)> SumsAsync(Desk desk, string sql) => desk.DoAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var unit = command.CreateParameter();
        (unit.ParameterName, unit.Value) = ("@unit", desk.Unit);
        command.Parameters.Add(unit);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (Convert.ToInt32(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), Convert.ToDecimal(reader.GetValue(1), System.Globalization.CultureInfo.InvariantCulture));
    });
}
