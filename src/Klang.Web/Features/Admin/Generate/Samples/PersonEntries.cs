using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Invented persons, without national ids, and the posts they hold.</summary>
internal static class PersonEntries
{
    private static readonly string[] Education = ["primary", "lower_secondary", "upper_secondary", "diploma", "bachelor"];
    private static readonly string[] Work = ["farming", "farming", "labour", "trade", "local_government"];

    public static Typed Person(Random random, Place home, bool man, FiscalYear story) => Typed.Of(
        ("no_nid_reason", "withheld"),
        ("name_title", man ? "mr" : random.Pick<string>(["mrs", "miss"])),
        ("first_name", random.FirstName(man)), ("last_name", random.Family()), ("gender", man ? "m" : "f"),
        ("birth_date", Typed.Day(new DateOnly(story.Start.Year - random.Next(32, 68), random.Next(1, 13), random.Next(1, 29)))),
        ("home_village", home.Code), ("house_no", $"{random.Next(1, 250).Plain()}/{random.Next(1, 9).Plain()}"), ("moo", home.Moo), ("phone", random.Phone()),
        ("education", random.Pick(Education)), ("occupation", random.Pick(Work)),
        ("consent_version", "2565/1"), ("consent_date", Typed.Day(story.Start)), ("vital_status", "alive"));

    /// <summary>A term of four years that began a year before the story.</summary>
    public static Typed Post(string person, string role, string area, FiscalYear story)
    {
        var start = story.Start.AddYears(-1);
        return Typed.Of(
            ("person", person), ("role_type", role), ("area_code", area), ("term_no", "1"),
            ("term_start", Typed.Day(start)), ("term_end", Typed.Day(start.AddYears(4).AddDays(-1))),
            ("selected_date", Typed.Day(start.AddDays(-12))), ("appointment_order_no", $"15/{story.Previous.Year.Plain()}"), ("role_status", "active"));
    }
}
