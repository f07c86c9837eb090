using Klang.Core.Common;

namespace Klang.Web.Features.Reminders;

internal static class RemindersProblems
{
    public static Problem NoHost { get; } = new("mail-no-host", 409, new(
        "ระบบนี้ยังไม่ได้ตั้งเครื่องส่งอีเมล ให้ผู้ดูแลระบบตั้งค่าก่อน", "No mail server is set up here. The administrator has to set one up first."));

    public static Problem NoAddress { get; } = new("mail-no-address", 409, new(
        "บัญชีของท่านยังไม่มีอีเมล กรอกที่หน้าบัญชีของฉันก่อน", "Your account has no e-mail address. Fill it in on your account's page first."));

    public static Problem TestWaits { get; } = new("mail-test-waits", 409, new(
        "อีเมลทดสอบฉบับก่อนยังรอส่งอยู่ ดูผลในรายการก่อนส่งใหม่", "Your last test mail still waits. See how it fares before you send another."));

    public static Problem AlreadySent { get; } = new("mail-sent", 409, new(
        "อีเมลฉบับนี้ส่งไปแล้ว เปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด", "This mail went out. Reload the page to see where it stands."));

    public static Problem TooManyFeeds { get; } = new("calendar-too-many", 409, new(
        "หน่วยงานมีที่อยู่ปฏิทินครบ 20 ที่อยู่แล้ว ยกเลิกที่ไม่ใช้ก่อน", "Your office has 20 calendar addresses. Take back one that is not used."));
}
