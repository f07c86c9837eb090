using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.People;

/// <summary>Who works in the demonstration: invented people, one officer for each district of Chiang Rai.</summary>
internal static class DemoPeople
{
    public const string Province = "57";

    private const string Bureau = "community-capital";

    private static readonly string[] Names =
    [
        "นางสาวกัลยา วงศ์คำ", "นายธนากร ใจแก้ว", "นางพิมพ์ใจ สุริยะ", "นายอนุชา ปัญญาดี", "นางสาวศิริพร มาลัยทอง", "นายวีระพงษ์ ต๊ะวงค์",
        "นางจันทร์เพ็ญ ไชยชนะ", "นายสุรเดช กันทะวัง", "นางสาวอรทัย ยาวิชัย", "นายณัฐพล อินต๊ะ", "นางสาวเบญจมาศ สมศรี", "นายประพันธ์ เชื้อเมืองพาน",
        "นางรัชนีกร พรมมา", "นายกิตติศักดิ์ ธิวงศ์", "นางสาวปาริชาต จินะราช", "นายชัยวัฒน์ ศรีทา", "นางสาวมณีรัตน์ หมื่นคำ", "นายเอกชัย บุญยืน",
        "นางสาวสุภาวดี ก๋าแก้ว", "นายพิเชษฐ์ มั่นคง",
    ];

    /// <param name="units">Units of the province and of the department, by code.</param>
    public static IEnumerable<NewAccount> For(IReadOnlyList<ReportingUnit> units)
    {
        var districts = units.Where(u => u.Level == UnitLevel.District).Select((unit, i) => Make("officer" + unit.Code, Names[i % Names.Length], unit.Code, Role.Officer));
        NewAccount[] above =
        [
            Make("province" + Province, "นางดวงฤทัย เตชะวงศ์", Province, Role.ProvinceReviewer),
            Make("department", "นายภูวดล รัตนากร", Bureau, Role.Department),
            Make("admin", "นางสาวธัญญา ผลเจริญ", UnitSeed.Department, Role.Administrator),
        ];
        return districts.Concat(above.Where(a => units.Any(u => u.Code == a.UnitCode)));
    }

    private static NewAccount Make(string userName, string displayName, string unit, Role role) =>
        new() { UserName = userName, DisplayName = displayName, UnitCode = unit, Role = role };
}
