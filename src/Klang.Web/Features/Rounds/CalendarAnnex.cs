using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Core.Thai;

namespace Klang.Web.Features.Rounds;

/// <summary>A bureau's part of the annex: "ฐานข้อมูลสำนัก…" and its lines.</summary>
public sealed record AnnexPart(Bureau Owner, ImmutableArray<AnnexLine> Lines);

/// <summary>One dataset of the annex: ที่, ชื่อฐานข้อมูล, หน่วยรายงาน, and the rounds that its schedule is worded from.</summary>
public sealed record AnnexLine(DatasetDefinition Dataset, bool District, bool Province, ImmutableArray<RoundView> Rounds)
{
    /// <summary>กำหนดการบันทึกข้อมูลรายงาน, as the circular words the plan.</summary>
    public ImmutableArray<string> Schedule(string language) => ScheduleText.Lines(Dataset.Rounds, language);

    /// <summary>หมายเหตุ: rounds whose due date was set otherwise than the plan says; mostly none.</summary>
    public ImmutableArray<string> Remarks(string language)
    {
        var planned = RoundCalendar.Make(Dataset.Key, Dataset.Rounds, Rounds[0].Dates.Id.Year, Rounds[0].Round.AnnouncedOn, WorkingDays.WeekendsOnly, shiftToWorkingDay: false)
            .ToDictionary(d => d.Id.Number, d => d.DueOn);
        return [.. Rounds.Where(r => !planned.TryGetValue(r.Round.Number, out var due) || due != r.Round.DueOn).Select(r => Remark(r, language))];
    }

    private static string Remark(RoundView view, string language)
    {
        var (number, due) = (view.Round.Number.Plain(), BuddhistDate.Long(view.Round.DueOn, language));
        return language == "en" ? $"Round {number}: by {due}" : $"งวดที่ {number} : ภายใน {due}";
    }
}

/// <summary>The calendar of a year in the order and grouping of the circular's annex.</summary>
public static class CalendarAnnex
{
    /// <param name="rounds">A year's rounds as <see cref="RoundQueries.YearAsync"/> gives them.</param>
    public static ImmutableArray<AnnexPart> Of(IEnumerable<RoundView> rounds)
    {
        var lines = rounds.GroupBy(r => r.Definition.Key).Select(d => Line([.. d])).ToList();
        return [.. lines.GroupBy(l => l.Dataset.Owner).Select(part => new AnnexPart(part.Key, [.. part]))];
    }

    private static AnnexLine Line(ImmutableArray<RoundView> rounds) => new(
        rounds[0].Definition,
        rounds[0].Round.IsReportedBy(UnitLevel.District),
        rounds[0].Round.IsReportedBy(UnitLevel.Province),
        rounds);
}
