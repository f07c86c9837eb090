using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Registers;

/// <summary>Persons and their posts as officers register them on 1 February 2570.</summary>
internal static class Leaders
{
    public const string Now = "2027-02-01T03:00:00Z";

    public static ImmutableDictionary<FieldKey, string?> Person(string first, string gender, string village, string? number = null) => RegisterWorld.Cells(
        ("national_id", number), ("no_nid_reason", number is null ? "pending" : null), ("name_title", gender == "m" ? "mr" : "mrs"), ("first_name", first), ("last_name", "ใจดี"), ("gender", gender),
        ("birth_date", "1/5/2520"), ("home_village", village), ("house_no", "12/3"), ("moo", "1"), ("education", "primary"), ("occupation", "farming"),
        ("consent_version", "2566-1"), ("consent_date", "1/10/2566"), ("vital_status", "alive"));

    public static ImmutableDictionary<FieldKey, string?> Post(string person, string role, string area, string start = "1/10/2566", string end = "30/9/2570") => RegisterWorld.Cells(
        ("person", person), ("role_type", role), ("area_code", area), ("term_no", "1"), ("term_start", start), ("term_end", end), ("selected_date", start), ("appointment_order_no", "12/2566"), ("role_status", "active"));

    /// <summary>A person who is a volunteer of a village and, where asked, leads its subdistrict.</summary>
    public static async Task<(Subject Person, Subject Volunteer, Subject? Leader)> LeaderAsync(this FiguresWorld world, string first, string gender, string village, bool leads = true)
    {
        var unit = village[..4];
        var person = await world.AddAsync("person", unit, Person(first, gender, village));
        var volunteer = await world.AddAsync("leader-post", unit, Post(person.Code, "ach", village));
        return (person, volunteer, leads ? await world.AddAsync("leader-post", unit, Post(person.Code, "leader_ach", village[..6])) : null);
    }

    public static Task<EntryOutcome> TryAsync(this FiguresWorld world, string register, string unit, ImmutableDictionary<FieldKey, string?> cells, Guid? id = null) => world.RunAsync<RegisterWriter, EntryOutcome>(async writer =>
    {
        var (officer, compiled, edit) = (FiguresWorld.Officer(unit), world.Catalogue.Register(register)!, new EntryEdit(unit, cells));
        var outcome = id is { } known ? await writer.ChangeAsync(officer, compiled, known, edit) : await writer.AddAsync(officer, compiled, edit);
        Assert.True(outcome.IsOk, outcome.Problem?.Message.Th);
        return outcome.Value;
    });

    /// <summary>What dataset 3 would say of an office now.</summary>
    public static async Task<Answers> CountsAsync(this FiguresWorld world, string unit)
    {
        var submission = await Seeding.SubmissionAsync(world, "leaders-groups-networks", 2570, 1, unit);
        return await world.RunAsync<EntryLoader, Answers>(async loader =>
        {
            var context = (await loader.FindAsync(submission.Id))!;
            return new RecordChecker(context.Dataset).Compute(context.Facts(unit, unit, Answers.Empty, null));
        });
    }

    public static decimal Number(this Answers answers, string key) => answers.Value(FieldKey.Parse(key)).Number;

    public static string Text(this Subject subject, string key) => subject.Answers.Value(FieldKey.Parse(key)).Text;

    public static Task<int> CountAsync(this FiguresWorld world, string register) => world.DbAsync(db => db.Subjects.CountAsync(s => s.Register == register));
}
