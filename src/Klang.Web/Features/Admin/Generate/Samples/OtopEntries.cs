using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>
/// A district's producers, one entry for each kind: an entry for a single producer needs its owner's national id, and there is none to
/// invent. A product of each.
/// </summary>
internal static class OtopEntries
{
    private static readonly string[] Kinds = ["กลุ่มผู้ผลิตชุมชน", "ผู้ผลิตรายเดียว", "ผู้ผลิต SMEs"];
    private static readonly (string Name, string Type)[] Products =
    [
        ("กล้วยอบน้ำผึ้ง", "1"), ("กาแฟคั่วดอย", "2"), ("ผ้าทอลายพื้นเมือง", "3"), ("ตะกร้าไม้ไผ่", "4"), ("ลูกประคบสมุนไพร", "5"),
    ];

    public static Typed Producer(Place office, int index) => Typed.Of(
        ("entry_kind", "2"), ("producer_name", $"ยอดรวมอำเภอ {Kinds[index]}"), ("producer_type", (index + 1).Plain()), ("tambon_code", office.Subdistrict), ("producer_status", "A"));

    public static Typed Product(Random random, Place village, string producer)
    {
        var (name, type) = random.Pick(Products);
        return Typed.Of(
            ("product_name", $"{name}บ้าน{village.Name}"), ("producer_code", producer), ("tambon_code", village.Subdistrict), ("product_type", type),
            ("star_level", random.Next(2, 6).Plain()), ("opc_year", "2567"),
            ("q_standard", "1.1"), ("q_capacity", random.Pick<string>(["2.1", "2.2"])), ("q_process", "3.2"), ("q_development", random.Pick<string>(["4.1", "4.3"])), ("q_market", "5.1"),
            ("product_status", "A"));
    }
}
