using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

/// <summary>The plans of the eleven datasets as the circular of 2562 gives them, and its column of the annex, in order.</summary>
internal static class LetterPlans
{
    public static readonly (string Key, RoundPlan Plan, string[] Annex)[] All =
    [
        ("leader-day", Yearly(Announce.Month, "end Feb"), ["๑ งวด (เดือนกุมภาพันธ์)"]),
        ("community-standard", Standard(),
        [
            "๒ งวด (เดือนมีนาคม และกันยายน)",
            "หมายเหตุ",
            "- เดือนมีนาคม บันทึกข้อมูลผู้สมัคร ภายในไตรมาส ๒",
            "- เดือนกันยายน บันทึกข้อมูลผู้ผ่านการรับรอง ภายในไตรมาส ๔",
        ]),
        ("leaders-and-groups", Yearly(Announce.Together, "20 Sep"), ["๑ งวด (ภายใน ๒๐ กันยายน)"]),
        ("volunteer-leaders", Yearly(Announce.Together, "20 Sep"), ["๑ งวด (ภายใน ๒๐ กันยายน)"]),
        ("sufficiency-villages", Yearly(Announce.Together, "20 Mar", "20 Sep"), ["๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน)"]),
        ("savings-group", SavingsGroup,
        [
            "๔ งวด",
            "งวดที่ ๑ : ภายใน ๒๐ ธันวาคม",
            "งวดที่ ๒ : ภายใน ๒๐ มีนาคม",
            "งวดที่ ๓ : ภายใน ๒๐ มิถุนายน",
            "งวดที่ ๔ : ภายใน ๒๐ กันยายน",
        ]),
        ("poverty-project", Yearly(Announce.Numbered, "20 Mar", "20 Sep"),
            ["๒ งวด", "งวดที่ ๑ : ภายใน ๒๐ มีนาคม", "งวดที่ ๒ : ภายใน ๒๐ กันยายน"]),
        ("fund-centres", Yearly(Announce.Together, "20 Mar", "20 Sep"), ["๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน)"]),
        ("fund-networks", Yearly(Announce.Together, "20 Sep"), ["๑ งวด (ภายใน ๒๐ กันยายน)"]),
        ("otop-sales", new MonthlyRounds(5), ["ทุกเดือน ภายในวันที่ ๕ ของทุกเดือน"]),
        ("mother-fund", Yearly(Announce.Together, "20 Apr"), ["๑ งวด (ภายใน ๒๐ เมษายน)"]),
    ];

    public static RoundPlan SavingsGroup => Yearly(Announce.Numbered, "20 Dec", "20 Mar", "20 Jun", "20 Sep");

    public static YearlyRounds Yearly(Announce announce, params string[] due) =>
        new([.. due.Select(text => DueDay.Parse(text).Value)]) { Announce = announce };

    private static YearlyRounds Standard() => Yearly(Announce.Month, "end Mar", "end Sep") with
    {
        Names = [new LocalText("ผู้สมัคร", "Applicants"), new LocalText("ผู้ผ่านการรับรอง", "Certified")],
        Notes =
        [
            new LocalText("เดือนมีนาคม บันทึกข้อมูลผู้สมัคร ภายในไตรมาส 2", "March: applicants, within quarter 2"),
            new LocalText("เดือนกันยายน บันทึกข้อมูลผู้ผ่านการรับรอง ภายในไตรมาส ๔"),
        ],
    };
}
