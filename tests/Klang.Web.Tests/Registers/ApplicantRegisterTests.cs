using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Registers;

/// <summary>§2.1 and §6: who applies in dataset 2 exists and is active in the registers that dataset 3 certifies.</summary>
public sealed class ApplicantRegisterTests
{
    private const string District = "5701";
    private const string Register = "community-standard-applicant";
    private const string Standards = "community-standards";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "DB2 applicant → DB3 subject: an unknown, ended or wrong kind of applicant is refused; name, gender and post come from the registers"), MemberData(nameof(Databases))]
    public async Task Applicant_MustStandInTheRegistersOfDatasetThree(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var (_, volunteer, leader) = await world.LeaderAsync("สมหญิง", "f", "57010101");
        var ended = await world.AddAsync("leader-post", District, Leaders.Post(await PersonAsync(world, "สมชาย", "57010102"), "phuyai", "57010102").SetItem(FieldKey.Parse("role_status"), "resigned")
            .SetItem(FieldKey.Parse("end_date_actual"), "1/12/2569").SetItem(FieldKey.Parse("end_reason"), "ลาออก"));

        Assert.Equal(["unknown_subject"], await RulesAsync(world, Leader("57019901L0001")));
        Assert.Equal(["applicant_active"], await RulesAsync(world, Leader(ended.Code)));
        Assert.Equal(["applicant_of_its_type"], await RulesAsync(world, Leader(leader!.Code).SetItem(FieldKey.Parse("applicant_type"), "network").Remove(FieldKey.Parse("applicant"))
            .Add(FieldKey.Parse("applicant"), leader.Code).SetItems(Coordinator)));
        var added = await world.AddAsync(Register, District, Leader(leader.Code));
        Assert.Equal((leader.Name, leader.Name, "f", "leader_ach"), (added.Name, added.Text("applicant_name"), added.Text("gender"), added.Text("position")));
        Assert.Equal(["applicant_once"], await RulesAsync(world, Leader(leader.Code)));
        Assert.Equal(["leader_where_the_post_is"], await RulesAsync(world, Leader(volunteer.Code, "57010201"), Severity.Warning));
    }

    [Theory(DisplayName = "DB2 applicant → DB3 subject (E): one that had ended on apply_date, or that names nobody, is an error of the application; rejected it may be"), MemberData(nameof(Databases))]
    public async Task Application_OfAnEndedApplicant_IsAnError(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await Seeding.RoundAsync(world, Standards, 2570, 1);
        var (_, _, leader) = await world.LeaderAsync("สมหญิง", "f", "57010101");
        await world.AddAsync(Register, District, Leader(leader!.Code));
        var submission = await Seeding.SubmissionAsync(world, Standards, 2570, 1, District);
        var record = Assert.Single(await Seeding.OpenAsync(world, submission));

        Assert.Empty(await ErrorsAsync(world, submission, record.Id, ("apply_date", "15/1/2570"), ("residence_years", "8"), ("mentor_name", "พัฒนากร"), ("r1_status", "accepted")));
        Assert.Equal(["post_held_then"], await ErrorsAsync(world, submission, record.Id, ("apply_date", "1/1/2560")));
        await world.TryAsync("leader-post", District, RegisterWorld.Cells(("role_status", "resigned"), ("end_date_actual", "20/12/2569"), ("end_reason", "ลาออก")), leader.Id);
        Assert.Equal(["applicant_active"], await ErrorsAsync(world, submission, record.Id, ("apply_date", "15/1/2570")));
        Assert.Empty(await ErrorsAsync(world, submission, record.Id, ("apply_date", "20/12/2569")));
        Assert.Empty(await ErrorsAsync(world, submission, record.Id, ("apply_date", "15/1/2570"), ("r1_status", "rejected")));
        await world.DbAsync(db => db.Subjects.Where(s => s.Register == Register).ExecuteUpdateAsync(s => s.SetProperty(x => x.Answers, Core.Records.Answers.Empty)));
        Assert.Equal(["applicant_exists"], await ErrorsAsync(world, submission, record.Id, ("r1_status", "accepted")));
    }

    private static readonly ImmutableDictionary<FieldKey, string?> Coordinator = RegisterWorld.Cells(("coordinator_name", "อุษา"), ("coordinator_phone", "0844445555"));

    private static ImmutableDictionary<FieldKey, string?> Leader(string post, string area = "57010101") =>
        RegisterWorld.Cells(("applicant_type", "leader"), ("applicant", post), ("area_code", area), ("office_address", "หมู่ 1"), ("applicant_status", "active"));

    private static async Task<string> PersonAsync(FiguresWorld world, string first, string village) => (await world.AddAsync("person", District, Leaders.Person(first, "m", village))).Code;

    private static async Task<IEnumerable<string>> RulesAsync(FiguresWorld world, ImmutableDictionary<FieldKey, string?> cells, Severity severity = Severity.Error) =>
        (await world.TryAsync(Register, District, cells)).Issues.Where(i => i.Severity == severity).Select(i => i.Rule).Distinct();

    private static async Task<IEnumerable<string>> ErrorsAsync(FiguresWorld world, Submission submission, Guid id, params (string Key, string? Text)[] cells)
    {
        var record = await world.DbAsync(db => db.Records.AsNoTracking().SingleAsync(r => r.Id == id));
        var saved = await world.RunAsync((RecordWriter w) => w.SaveAsync(FiguresWorld.Officer(District), submission.Id, [RegisterWorld.Edit(record, RegisterWorld.Cells(cells))]));
        Assert.True(saved.IsOk, saved.Problem?.Message.Th);
        return saved.Value.Rows[0].Issues.Where(i => i.Severity == Severity.Error).Select(i => i.Rule).Distinct();
    }
}
