using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Checks;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Registers;

/// <summary>Entries of the shipped registers as an officer of district 5701 types them on 1 February 2570.</summary>
internal static class Entries
{
    public static readonly DateOnly Today = new(2027, 2, 1);

    private const string Post = "term_no: 1; term_start: 1/10/2566; term_end: 30/9/2570; selected_date: 1/9/2566; appointment_order_no: 12/2566; role_status: active";

    public static CompiledRegister Register(string key) => ShippedDefinitions.Catalogue.Register(key)!;

    public static Answers Typed(string register, string lines) => Given.Typed(Register(register).Definition.Fields, lines);

    public static EntryFacts Person(int number, string gender, string status = "alive") => new(
        "person", $"5701B0000{number}", $"บุคคล {number}", "57010101", status == "alive", Typed("person", $"first_name: บุคคล; last_name: ทดสอบ; gender: {gender}; vital_status: {status}"));

    /// <summary>What is typed of a post: serving since October 2566.</summary>
    public static Answers PostOf(int person, string role, string area, string more = "") =>
        Given.With(Typed("leader-post", $"person: 5701B0000{person}; role_type: {role}; area_code: {area}; {Post}"), Register("leader-post").Definition.Fields, more);

    /// <summary>The same as it stands in the register.</summary>
    public static EntryFacts Standing(Village village, string code, Answers answers)
    {
        var register = Register("leader-post");
        var computed = register.Form.Computed(Facts("leader-post", answers, village)).Answers;
        return new EntryFacts(register.Definition.Key, code, register.Definition.NameOf(computed), computed.Value(register.Definition.Area).Text, register.Definition.IsActive(computed), computed);
    }

    public static RecordFacts Facts(string register, Answers answers, Village village, Answers? before = null) => new(answers)
    {
        Round = 1,
        FiscalYear = 2570,
        DueOn = Today,
        SelfArea = answers.Value(Register(register).Definition.Area) is { IsMissing: false } area ? area.Text : "",
        UnitArea = "5701",
        Around = village,
        Previous = before,
    };

    /// <summary>Rules that the entry breaks.</summary>
    public static ImmutableArray<Issue> Issues(string register, Answers answers, Village? village = null, Answers? before = null) =>
        Register(register).Form.Issues(Facts(register, answers, village ?? new Village(), before));

    public static IEnumerable<string> Rules(this IEnumerable<Issue> issues, Severity severity) => issues.Where(i => i.Severity == severity).Select(i => i.Rule);
}
