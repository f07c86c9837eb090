namespace Klang.Core.Areas.History;

/// <summary>What a step does, in Thai.</summary>
public static class AreaStepWords
{
    public static string Th(AreaStepKind kind) => kind switch
    {
        AreaStepKind.Create => "ตั้ง",
        AreaStepKind.Rename => "เปลี่ยนชื่อ",
        AreaStepKind.Recode => "เปลี่ยนรหัส",
        AreaStepKind.Reparent => "ย้ายสังกัด",
        AreaStepKind.Upgrade => "ยกฐานะ",
        AreaStepKind.Abolish => "ยุบ",
        AreaStepKind.Correction => "แก้คำผิด",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}
