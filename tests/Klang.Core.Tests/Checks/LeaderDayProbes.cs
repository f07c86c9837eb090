using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Acceptance probes of dataset 1 (datasets-1-5.md §1.5).</summary>
public sealed class LeaderDayProbes
{
    private static CompiledDefinition Dataset => Given.Dataset("leader-day");

    [Theory(DisplayName = "§1.5: 19 ก.พ. event accepted, 1 มี.ค. warned")]
    [InlineData("19 ก.พ. 2562", false)]
    [InlineData("28 ม.ค. 2562", false)]
    [InlineData("1 มี.ค. 2562", true)]
    public void Event_AfterFebruary_IsAWarning(string day, bool warned)
    {
        var issues = Issues($"held_status: held; event_start_date: {day}; event_end_date: {day}", new Village());

        Assert.Equal(warned, issues.Contains((Severity.Warning, "inside_window")));
        Assert.DoesNotContain(issues, i => i is (Severity.Error, "inside_window" or "end_after_start" or "range"));
    }

    [Theory(DisplayName = "§1.5: 2562 ⇒ “ครบรอบ 50 ปี” shown without typing")]
    [InlineData(2562, 50)]
    [InlineData(2565, 53)]
    public void Anniversary_IsWorkedOutFromTheYear(int year, int ordinal) =>
        Assert.Equal(ordinal, Dataset.Computed(Facts("", new Village()) with { FiscalYear = year }).Answers.Value(FieldKey.Parse("anniversary_no")).Number);

    [Theory(DisplayName = "§1.5: not_held with counts rejected")]
    [InlineData("", false)]
    [InlineData("activities", true)]
    [InlineData("awards", true)]
    [InlineData("budgets", true)]
    public void NotHeld_WithWhatOnlyAnEventHas_IsPutAsideAndSaid(string list, bool aside)
    {
        var facts = Facts("held_status: not_held; not_held_reason: epidemic; leaders_ach_male: 33; leaders_ach_female: 33; public_count: 54", new Village());
        var filled = list.Length == 0 ? facts : facts with { Answers = facts.Answers.WithList(FieldKey.Parse(list), [Answers.Empty]) };

        Assert.Equal(aside, Dataset.Issues(filled).Any(i => i is { Rule: PutAside.Rule, Severity: Severity.Note }));
        Assert.All(Dataset.Definition.Lists, l => Assert.Empty(Dataset.Computed(filled).Answers.List(l.Key)));
        Assert.True(Dataset.Computed(filled).Answers.Value(FieldKey.Parse("participants_total")).IsMissing, "numbers of an event that was not held count nowhere");
    }

    [Theory(DisplayName = "§1.5: award to unknown person rejected")]
    [InlineData("570101L0001", "")]
    [InlineData("570101L9999", "unknown_subject")]
    [InlineData("57010101O001", "award_recipient_is_of_its_kind")]
    public void Award_ToSomebodyNotInTheRegisters_IsRefused(string recipient, string rule)
    {
        var around = new Village
        {
            Everybody =
            [
                new EntryFacts("leader-post", "570101L0001", "สมชาย", "570101", true, Typed("leader-post", "role_type: leader_ach; person: 5701B00001")),
                new EntryFacts("person", "5701B00001", "สมชาย", "57010101", true, Typed("person", "gender: m")),
                new EntryFacts("group", "57010101O001", "กลุ่มทอผ้า", "57010101", true, Answers.Empty),
            ],
        };
        var list = Dataset.Definition.Lists.Single(l => l.Key.Name == "awards");
        var row = Given.Typed(list.Fields, $"award_type: pin; recipient_kind: leader_male; recipient: {recipient}; award_level: province");
        var facts = Facts("held_status: held", around);

        Assert.Equal(rule, string.Join(',', Dataset.Issues(facts with { Answers = facts.Answers.WithList(list.Key, [row]) })
            .Where(i => i.Severity == Severity.Error && i.At.Any(a => a.Field.Name == "recipient")).Select(i => i.Rule)));
    }

    private static Answers Typed(string register, string lines) => Given.Typed(Datasets.Reading.ShippedDefinitions.Catalogue.Register(register)!.Definition.Fields, lines);

    private static HashSet<(Severity, string)> Issues(string typed, Village around) => [.. Dataset.Issues(Facts(typed, around)).Select(i => (i.Severity, i.Rule))];

    private static RecordFacts Facts(string typed, Village around) => new(Given.Typed(Dataset.Definition.Fields, typed))
    {
        Round = 1, FiscalYear = 2562, DueOn = new DateOnly(2019, 2, 28), SelfCode = "57", SelfArea = "57", UnitArea = "57", Around = around,
    };
}
