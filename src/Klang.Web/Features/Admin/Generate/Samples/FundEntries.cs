using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Poverty alleviation funds, Mother of the Land funds, a management centre and a network of funds.</summary>
internal static class FundEntries
{
    public static Typed Poverty(Random random, Place village, FiscalYear story)
    {
        var second = random.Chance(0.4);
        return Typed.Of(
            ("fund_name", $"กข.คจ. บ้าน{village.Name} หมู่ที่ {village.Moo}"), ("village_code", village.Code),
            ("phase", second ? "2" : "1"), ("budget_year", (second ? random.Next(2541, 2545) : random.Next(2536, 2541)).Plain()), ("allocated_budget", "280000"),
            ("bank_name", random.Pick<string>(["ธนาคารออมสิน", "ธ.ก.ส."])), ("bank_branch", "สาขาอำเภอ"), ("account_no", $"020-{random.Next(1, 9).Plain()}-{random.Next(10_000, 99_999).Plain()}-{random.Next(0, 9).Plain()}"),
            ("account_name", $"โครงการ กข.คจ. บ้าน{village.Name}"), ("committee_count", random.Next(7, 10).Plain()), ("committee_term_start", Typed.Day(story.Start.AddMonths(-random.Next(1, 12)))),
            ("chair_name", random.Name()), ("chair_phone", random.Phone()), ("finance_name", random.Name()), ("fund_status", "A"));
    }

    public static Typed Mother(Random random, Place village) => Typed.Of(
        ("fund_name", $"กองทุนแม่ของแผ่นดิน บ้าน{village.Name} หมู่ที่ {village.Moo}"), ("area_kind", "1"), ("area_code", village.Code),
        ("fund_stage", random.Chance(0.2) ? "3" : "2"), ("received_year", random.Next(2548, 2565).Plain()), ("royal_seed_amount", "8000"),
        ("chair_name", random.Name()), ("chair_phone", random.Phone()), ("committee_count", random.Next(7, 16).Plain()), ("fund_status", "A"));

    public static Typed Centre(Random random, Place village, string host) => Typed.Of(
        ("center_name", $"ศูนย์จัดการกองทุนชุมชนบ้าน{village.Name}"), ("village_code", village.Code), ("coverage_level", "1"),
        ("established_fy", random.Next(2555, 2568).Plain()), ("host_fund_code", host), ("center_grade", random.Next(1, 5).Plain()),
        ("chair_name", random.Name()), ("chair_phone", random.Phone()), ("committee_count", random.Next(7, 15).Plain()), ("center_status", "A"));

    public static Typed Network(Random random, Place office) => Typed.Of(
        ("network_name", $"เครือข่ายกองทุน กข.คจ. ตำบลของบ้าน{office.Name}"), ("network_level", "1"), ("subdistrict_code", office.Subdistrict), ("network_type", "2"),
        ("established_date", Typed.Day(new DateOnly(random.Next(2005, 2020), random.Next(1, 13), 1))),
        ("chair_name", random.Name()), ("chair_phone", random.Phone()), ("committee_count", random.Next(7, 16).Plain()), ("network_status", "A"));
}
