using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>Names and numbers that belong to nobody.</summary>
internal static class Invented
{
    private static readonly string[] Men = ["สมชาย", "ประเสริฐ", "บุญมี", "วิชัย", "คำปัน", "ศรีวรรณ", "อินทร", "จำรัส", "ทองคำ", "สุรพล"];
    private static readonly string[] Women = ["สมศรี", "จันทร์เพ็ญ", "บัวผัน", "อรทัย", "สุพรรณี", "คำใส", "ดวงใจ", "นงเยาว์", "ลำดวน", "วันดี"];
    private static readonly string[] Families = ["ใจดี", "สมบูรณ์", "ปัญญาดี", "วงศ์ไชย", "แก้วมูล", "อินต๊ะ", "ธรรมวงศ์", "คำแสน", "ไชยลังกา", "มาเยอะ", "ศรีวิชัย", "ตาคำ"];

    public static string FirstName(this Random random, bool man) => random.Pick(man ? Men : Women);

    public static string Family(this Random random) => random.Pick(Families);

    public static string Name(this Random random)
    {
        var man = random.Chance(0.5);
        return $"{(man ? "นาย" : "นาง")}{random.FirstName(man)} {random.Family()}";
    }

    public static string Phone(this Random random) => "08" + random.Next(10_000_000, 99_999_999).Plain();
}
