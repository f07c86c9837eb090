using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.Thai;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Letters;

/// <summary>The annexes that list reports.</summary>
internal static class ReportTables
{
    public static LetterTable Of(LetterOrder order, ImmutableArray<LetterReport> reports, int addressees) => order.Kind switch
    {
        LetterKind.Reminder => Coming(order.Sender, reports, order.To is null ? addressees : 0),
        LetterKind.Overdue => Overdue(order.Sender, reports),
        LetterKind.Thanks => Thanks(order.Sender, reports),
        _ => throw new NotSupportedException($"{order.Kind} lists no reports."),
    };

    /// <summary>ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต งวดที่ 1.</summary>
    public static string Named(RoundView round) => $"{round.Definition.Name.Th} {round.Round.Title().Th}";

    /// <summary>A line for each round, with who has not sent it.</summary>
    private static LetterTable Coming(LetterSender sender, ImmutableArray<LetterReport> reports, int addressees) => new(
        [Number, new("รายงาน", 42), Due, new(sender.Asked + "ที่ยังไม่ส่ง", 32)],
        [.. reports.GroupBy(r => r.Round).OrderBy(g => g.Key.Dates.OnTimeUntil).ThenBy(g => g.Key.Definition.Number).Select((round, at) => LetterRow.Of(
            (at + 1).Plain(), Named(round.Key), BuddhistDate.Short(round.Key.Dates.OnTimeUntil), Who(sender, [.. round], addressees)))]);

    private static string Who(LetterSender sender, List<LetterReport> reports, int addressees) =>
        reports.Count == addressees && addressees > 1 ? $"ทุก{sender.Asked} ({reports.Count.Plain()})" : string.Join(" ", reports.Select(r => r.Of.Name));

    /// <summary>A line for each report, by who owes it.</summary>
    private static LetterTable Overdue(LetterSender sender, ImmutableArray<LetterReport> reports) => new(
        [Number, new(sender.Asked, 18), new("รายงาน", 40), Due, new("จำนวน (ฉบับ)", 11, LetterAlign.Centre), new("เกินกำหนด (วัน)", 14, LetterAlign.Centre)],
        [.. reports.Select((r, at) => LetterRow.Of(
            (at + 1).Plain(), r.Of.Name, Named(r.Round), BuddhistDate.Short(r.Round.Dates.OnTimeUntil), r.Tally.Overdue.Plain(), (-r.Round.DaysLeft).Plain()))]);

    private static LetterTable Thanks(LetterSender sender, ImmutableArray<LetterReport> reports) => new(
        [Number, new(sender.Asked, 50), new("ส่งครบถ้วนและตรงเวลา (ฉบับ)", 40, LetterAlign.Centre)],
        [.. reports.GroupBy(r => r.Of).Select((unit, at) => LetterRow.Of((at + 1).Plain(), unit.Key.Name, unit.Sum(r => r.Tally.Reported).Plain()))]);

    private static LetterColumn Number { get; } = new("ที่", 7, LetterAlign.Centre);

    private static LetterColumn Due { get; } = new("วันครบกำหนด", 17, LetterAlign.Centre);
}
