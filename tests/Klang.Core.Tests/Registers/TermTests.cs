using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Core.Rounds;
using Klang.Core.Tests.Checks;

namespace Klang.Core.Tests.Registers;

/// <summary>How posts last, turn, end with their holder and go on (L5, L6).</summary>
public sealed class TermTests
{
    private static readonly FiscalYear Year = new(2570);

    private static RegisterDefinition Posts => Entries.Register("leader-post").Definition;

    [Theory(DisplayName = "§4: a leader who resigned in มี.ค. and the successor are both reportable")]
    [InlineData("", true, true)]
    [InlineData("role_status: resigned; end_date_actual: 15/3/2570", false, true)]
    [InlineData("term_start: 16/3/2570; term_end: 15/3/2574", true, true)]
    [InlineData("role_status: resigned; end_date_actual: 1/10/2569", false, true)]
    [InlineData("role_status: resigned; end_date_actual: 30/9/2569", false, false)]
    [InlineData("role_status: awaiting_selection; term_end: 30/9/2569", false, false)]
    [InlineData("role_status: awaiting_selection; term_end: 1/10/2569", false, true)]
    [InlineData("term_start: 21/9/2570; term_end: 20/9/2574", true, false)]
    [InlineData("term_start:", true, false)]
    public void Touches_AnyDayOfTheYearUntilTheReport(string typed, bool active, bool touches) =>
        Assert.Equal(touches, Posts.Term!.Touches(Entries.PostOf(1, "leader_ach", "570101", typed), active, Year.Start, new DateOnly(2027, 9, 20)));

    [Theory(DisplayName = "L5: a term that has passed turns to ครบวาระรอคัดเลือก")]
    [InlineData("", "2027-09-30", "active")]
    [InlineData("", "2027-10-01", "awaiting_selection")]
    [InlineData("role_status: resigned", "2027-10-01", "resigned")]
    [InlineData("term_end:", "2099-01-01", "active")]
    public void Expire_OnTheDayAfter(string typed, string today, string status) =>
        Assert.Equal(status, Posts.Expire(Entries.PostOf(1, "ach", "57010101", typed), DateOnly.Parse(today, null)).Value(FieldKey.Parse("role_status")).Text);

    [Theory(DisplayName = "L6: death and moving away end the posts of the person")]
    [InlineData("vital_status: dead; vital_status_date: 15/1/2570", "dead", "เสียชีวิต")]
    [InlineData("vital_status: moved; vital_status_date: 15/1/2570", "moved", "ย้ายภูมิลำเนา")]
    public void Ends_SayStatusDayAndReason(string typed, string status, string reason)
    {
        var person = Entries.Typed("person", typed);
        var ending = Assert.Single(Consequences.Of(Entries.Register("person"), Entries.Facts("person", person, new Village())));
        var post = ending.Apply(Entries.PostOf(1, "ach", "57010101"));

        Assert.Equal((status, new DateOnly(2027, 1, 15), reason), (Text(post, "role_status"), post.Value(FieldKey.Parse("end_date_actual")).Date, Text(post, "end_reason")));
        Assert.True(ending.Concerns(post, "5701B00001"));
        Assert.False(ending.Concerns(post, "5701B00002"));
        Assert.Empty(Consequences.Of(Entries.Register("person"), Entries.Facts("person", Entries.Typed("person", "vital_status: alive"), new Village())));
    }

    [Fact]
    public void NextTerm_KeptPerson_GoesOnForFourYearsWithTheSameCard()
    {
        var before = Entries.PostOf(1, "wdc_t", "570101", "position_in_body: chair; card_no: A-1; term_no: 2");
        var start = new DateOnly(2027, 10, 1);
        var closed = NextTerm.Close(Posts, before, start);
        var next = NextTerm.Open(Posts, before, start, null, Asked());

        Assert.Equal(("term_ended", new DateOnly(2027, 9, 30)), (Text(closed, "role_status"), closed.Value(FieldKey.Parse("end_date_actual")).Date));
        Assert.Equal(("5701B00001", "wdc_t", "570101", "chair", "A-1", "active"), (Text(next, "person"), Text(next, "role_type"), Text(next, "area_code"), Text(next, "position_in_body"), Text(next, "card_no"), Text(next, "role_status")));
        Assert.Equal((3m, start, new DateOnly(2031, 9, 30), "9/2570"), (next.Value(FieldKey.Parse("term_no")).Number, next.Value(FieldKey.Parse("term_start")).Date, next.Value(FieldKey.Parse("term_end")).Date, Text(next, "appointment_order_no")));
        Assert.True(next.Value(FieldKey.Parse("end_date_actual")).IsMissing);
    }

    [Fact]
    public void NextTerm_AnotherPerson_BringsNothingOfTheOldHolder()
    {
        var before = Entries.PostOf(1, "ach", "57010101", "card_no: A-1; role_status: awaiting_selection; term_end: 30/9/2569");
        var start = new DateOnly(2027, 1, 1);
        var next = NextTerm.Open(Posts, before, start, "5701B00002", Asked());

        Assert.Equal(("5701B00002", "57010101"), (Text(next, "person"), Text(next, "area_code")));
        Assert.True(next.Value(FieldKey.Parse("card_no")).IsMissing);
        Assert.Equal(new DateOnly(2026, 9, 30), NextTerm.Close(Posts, before, start).Value(FieldKey.Parse("end_date_actual")).Date);
    }

    private static ImmutableDictionary<FieldKey, Answer?> Asked()
    {
        var asked = Entries.Typed("leader-post", "selected_date: 1/9/2570; appointment_order_no: 9/2570");
        return Posts.Term!.Renewal!.Ask.ToImmutableDictionary(k => k, k => asked[k]);
    }

    private static string Text(Answers answers, string key) => answers.Value(FieldKey.Parse(key)).Text;
}
