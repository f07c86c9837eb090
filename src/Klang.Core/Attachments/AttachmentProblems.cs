using Klang.Core.Common;

namespace Klang.Core.Attachments;

/// <summary>Why a file is not taken, and what to do instead; codes are stable.</summary>
public static class AttachmentProblems
{
    public static Problem TooMany(int count) => New(
        "file-too-many",
        $"แนบได้ไม่เกิน {FileRules.Most.Plain()} ไฟล์ต่อข้อความ (เลือกไว้ {count.Plain()}) ส่งที่เหลือในข้อความถัดไป หรือรวมภาพเป็น PDF ไฟล์เดียว",
        $"A message takes {FileRules.Most.Plain()} files at most ({count.Plain()} were chosen). Send the rest with another message, or join the pictures in one PDF.");

    public static Problem TooLarge(string name) => New(
        "file-too-large",
        $"ไฟล์ {name} ใหญ่เกิน 10 MB ย่อขนาดภาพ หรือสแกนใหม่ที่ความละเอียด 150–200 dpi แล้วแนบอีกครั้ง",
        $"{name} is larger than 10 MB. Make the picture smaller, or scan again at 150–200 dpi, and attach it again.");

    public static Problem NotTaken(string name) => New(
        "file-kind",
        $"ไฟล์ {name} ไม่ใช่ PDF, PNG หรือ JPEG จริง (ดูจากเนื้อหา ไม่ใช่ชื่อไฟล์) เอกสารให้บันทึกเป็น PDF ภาพให้บันทึกเป็น JPEG แล้วแนบอีกครั้ง",
        $"{name} is not a PDF, PNG or JPEG (judged by its content, not its name). Save documents as PDF and pictures as JPEG, and attach again.");

    public static Problem Damaged(string name) => New(
        "file-damaged",
        $"ไฟล์ {name} ไม่สมบูรณ์ เปิดดูในเครื่องก่อน ถ่ายหรือบันทึกใหม่ แล้วแนบอีกครั้ง",
        $"{name} is damaged or cut off. See whether it opens, take or save it again, and attach it again.");

    private static Problem New(string code, string th, string en) => new(code, 422, new LocalText(th, en)) { Where = "files" };
}
