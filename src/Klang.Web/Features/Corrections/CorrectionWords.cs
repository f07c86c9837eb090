using Klang.Core.Cases;
using Klang.Core.Common;

namespace Klang.Web.Features.Corrections;

/// <summary>A request in one line, as it is listed everywhere. Cases are named in Thai, like the letters they stand for.</summary>
internal static class CorrectionWords
{
    public static string Title(CorrectionKind kind, LocalText area, CorrectionWish wish) => kind switch
    {
        CorrectionKind.WrongName => $"{area.Th}: ชื่อที่ถูกต้องคือ {wish.NameTh}",
        CorrectionKind.WrongCode => $"{area.Th}: รหัสที่ถูกต้องคือ {wish.Code}",
        CorrectionKind.Moved => $"{area.Th}: ย้ายไปอยู่ {wish.ParentCode}",
        CorrectionKind.Merged => $"{area.Th}: รวมเข้ากับ {string.Join(", ", wish.IntoCodes)}",
        CorrectionKind.Split => $"{area.Th}: แยกเป็น {string.Join(", ", wish.IntoNames)}",
        CorrectionKind.Missing => $"{area.Th}: ขาด {wish.NameTh}",
        CorrectionKind.Abolished => $"{area.Th}: ยุบเลิกแล้ว",
        _ => throw new NotSupportedException($"Unknown kind {kind}."),
    };
}
