using System.Collections.Immutable;
using System.Diagnostics;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>A plan in the words of the circular's annex.</summary>
public static class ScheduleText
{
    /// <summary>
    /// The lines of the column กำหนดการบันทึกข้อมูลรายงาน, notes last. Languages "th" and "en"; a note without English stays Thai.
    /// Official letters set <paramref name="thaiDigits"/>; it maps the notes' digits too.
    /// </summary>
    public static ImmutableArray<string> Lines(RoundPlan plan, string language = "th", bool thaiDigits = false)
    {
        var lines = Schedule(plan, language).Concat(Notes(plan, language));
        return [.. lines.Select(line => thaiDigits ? ThaiDigits.ToThai(line) : ThaiDigits.ToArabic(line))];
    }

    private static IEnumerable<string> Schedule(RoundPlan plan, string language) => plan switch
    {
        YearlyRounds yearly => language == "en" ? ScheduleEnglish.Yearly(yearly) : ScheduleThai.Yearly(yearly),
        MonthlyRounds monthly => [language == "en" ? ScheduleEnglish.Monthly(monthly) : ScheduleThai.Monthly(monthly)],
        _ => throw new UnreachableException(plan.GetType().Name),
    };

    private static IEnumerable<string> Notes(RoundPlan plan, string language) => plan.Notes.IsEmpty
        ? []
        : plan.Notes.Select(note => "- " + note.In(language)).Prepend(language == "en" ? "Notes" : "หมายเหตุ");
}
