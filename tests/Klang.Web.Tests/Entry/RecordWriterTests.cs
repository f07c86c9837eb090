using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

public sealed class RecordWriterTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_Cells_ReachesRecordShelfRollupAndTrailTogether(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];

        var saved = await desk.SaveAsync(record, ("members_male", "๑,๒๓๔"), ("members_female", "66"));

        Assert.True(saved.IsOk);
        Assert.Equal(1300m, saved.Value.Rows[0].Record.Answers.Value(FieldKey.Parse("members_total")).Number);
        await desk.Server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            Assert.Equal(1300, await ScalarAsync(db, "SELECT members_total FROM shelf_savings_group WHERE record_id = @id", record.Id));
            Assert.Equal(1300, await ScalarAsync(db, "SELECT s_members_total FROM rollup_savings_group WHERE submission_id = @id", desk.Submission));
            Assert.Equal(1, await ScalarAsync(db, "SELECT records FROM rollup_savings_group WHERE submission_id = @id", desk.Submission));
            var line = await db.Trail.Where(t => t.Stream == desk.Unit && t.What == "record.save").SingleAsync();
            Assert.Contains("\"members_male\":[\"\",\"1234\"]", line.Details, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_WhatDoesNotParse_IsKeptAsTypedAndMarked(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];

        var row = (await desk.SaveAsync(record, ("members_male", "ประมาณ 30"), ("members_female", "99999"), ("as_of_date", "31/2/2570"))).Value!.Rows[0];

        Assert.Equal(new Unparsed("ประมาณ 30"), row.Record.Answers[FieldKey.Parse("members_male")]);
        Assert.Equal(99999m, row.Record.Answers.Value(FieldKey.Parse("members_female")).Number);
        Assert.Contains(row.Issues, i => i.Rule == "unparsed" && i.At[0].Field.Name == "members_male");
        Assert.Contains(row.Issues, i => i.Rule == "range" && i.At[0].Field.Name == "members_female");
        Assert.Contains(row.Issues, i => i.Rule == "unparsed" && i.At[0].Field.Name == "as_of_date");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_OlderVersionOtherCell_KeepsBoth(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        await desk.SaveAsync(record, ("members_male", "10"));

        var merged = (await desk.SaveAsync(desk.Colleague, Desk.Edit(record, ("members_female", "20")))).Value!.Rows[0];

        Assert.Empty(merged.Conflicts);
        Assert.Equal(30m, merged.Record.Answers.Value(FieldKey.Parse("members_total")).Number);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_OlderVersionSameCell_ShowsBothAndOverwritesNothing(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        await desk.SaveAsync(record, ("members_male", "10"));

        var row = (await desk.SaveAsync(desk.Colleague, Desk.Edit(record, ("members_male", "99")))).Value!.Rows[0];

        var conflict = Assert.Single(row.Conflicts);
        Assert.Equal(("10", "99"), (conflict.Theirs, conflict.Mine));
        Assert.Equal(10m, row.Record.Answers.Value(FieldKey.Parse("members_male")).Number);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_ManyAtOnce_LosesNothing(string database)
    {
        var desk = await desks.TakeAsync(database);
        var records = await desk.OpenAsync();
        string[] fields = ["members_male", "members_female", "members_new", "members_left"];

        await Task.WhenAll(records.SelectMany(r => fields.Select(f => desk.SaveAsync(r, (f, "7")))));

        var after = await desk.OpenAsync();
        Assert.All(after, r => Assert.All(fields, f => Assert.Equal(7m, r.Answers.Value(FieldKey.Parse(f)).Number)));
        Assert.Equal(7 * records.Count, await desk.DoAsync(s => ScalarAsync(s.GetRequiredService<KlangDb>(), "SELECT s_members_male FROM rollup_savings_group WHERE submission_id = @id", desk.Submission)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_OutsideTheArea_IsNotFoundAndLeavesATrailLine(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        var stranger = desk.Stranger;

        var refused = await desk.SaveAsync(stranger, Desk.Edit(record, ("members_male", "1")));

        Assert.Equal("404.1", refused.Problem?.Code);
        Assert.True(await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Trail.AnyAsync(t => t.What == "access.refused" && t.ActorId == stranger.Id)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Open_NextRound_CarriesStocksUnconfirmedAndCountsNothing(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();

        var carried = (await desk.OpenAsync(desk.NextSubmission))[0];

        // Flows are asked anew; stocks wait for a nod.
        Assert.Null(carried.Answers[FieldKey.Parse("members_new")]);
        Assert.Equal(40m, carried.Answers.Value(FieldKey.Parse("members_male")).Number);
        Assert.Equal(RecordState.Carried, carried.State);
        Assert.Equal(0, await desk.DoAsync(s => ScalarAsync(s.GetRequiredService<KlangDb>(), "SELECT records FROM rollup_savings_group WHERE submission_id = @id", desk.NextSubmission)));
    }

    private static async Task<decimal> ScalarAsync(KlangDb db, string sql, Guid id)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", id);
        command.Parameters.Add(parameter);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
