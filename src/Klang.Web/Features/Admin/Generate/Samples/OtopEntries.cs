using Klang.Core.Common;
using Klang.Core.People;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>
/// A district's producers, one of each kind, and a product of each: the kind's number is the product type's too. Their owners' national ids are of registration office 0000, which
/// there is not: they belong to nobody.
/// </summary>
internal static class OtopEntries
{
    private static readonly string[] Kinds = ["กลุ่มแปรรูป", "ร้านฝีมือ", "บริษัทของดี"];
    private static readonly (string Name, string Type)[] Products =
    [
        ("กล้วยอบน้ำผึ้ง", "1"), ("กาแฟคั่วดอย", "2"), ("ผ้าทอลายพื้นเมือง", "3"),
    ];

    public static Typed Producer(Place village, int index)
    {
        var type = (index + 1).Plain();
        var producer = Typed.Of(
            ("producer_name", $"{Kinds[index]}บ้าน{village.Name}"), ("producer_type", type), ("community_link", "1,3"), ("owner_name", "บุญมี สมมติ"), ("owner_nid", NobodysId(village, index)),
            ("phone", "0810000000"), ("tambon_code", village.Subdistrict), ("registered_on", "15/12/2563"), ("producer_status", "A"));
        return index switch
        {
            0 => producer.And(("member_count", "15")),
            2 => producer.And(("juristic_no", "0575500000000")),
            _ => producer,
        };
    }

    private static string NobodysId(Place village, int index)
    {
        var twelve = "10000" + village.Subdistrict + index.Plain();
        return twelve + NationalId.CheckDigitOf(twelve);
    }

    public static Typed Product(Random random, Place village, int index, string producer)
    {
        var (name, type) = Products[index];
        return Typed.Of(
            ("product_name", $"{name}บ้าน{village.Name}"), ("producer_code", producer), ("tambon_code", village.Subdistrict), ("product_type", type),
            ("star_level", random.Next(2, 6).Plain()), ("opc_year", "2567"),
            ("q_standard", "1.1"), ("q_capacity", random.Pick<string>(["2.1", "2.2"])), ("q_process", "3.2"), ("q_development", random.Pick<string>(["4.1", "4.3"])), ("q_market", "5.1"),
            ("product_status", "A"));
    }
}
