using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Areas.History;

/// <summary>Why a decision cannot be carried out; <see cref="Problem.Where"/> is the step's number. Codes: areas.decide.*.</summary>
internal static class AreaDecisionProblems
{
    private const int Listed = 5;

    public static Problem Title { get; } = Make(
        "title", "ต้องมีชื่อเรื่องของการเปลี่ยนแปลง ยาวไม่เกิน 300 อักขระ", "The change needs a title of at most 300 characters.", "title");

    public static Problem Source { get; } = Make(
        "source", "ต้องบอกที่มา เช่น พระราชบัญญัติ ประกาศ หรือหนังสือ", "Say where it stands written: an Act, an announcement, a letter.", "source");

    public static Problem NoSteps { get; } = Make(
        "steps", "ยังไม่มีรายการเปลี่ยนแปลง ให้ใส่อย่างน้อยหนึ่งรายการ", "There is no step. Give at least one.", "steps");

    public static Problem NoDay { get; } = Make(
        "no-day", "ต้องบอกวันที่มีผลใช้บังคับ (ยกเว้นเมื่อทุกรายการเป็นการแก้คำผิด)", "Say the first day in force (unless every step is a correction).", "effective");

    public static Problem Dates { get; } = Make(
        "dates", "วันลงนามต้องไม่หลังวันประกาศ ตรวจวันที่อีกครั้ง", "It cannot be published before it is signed. Look at the dates again.", "signed");

    public static Problem Name(int step, string name) => At(
        step, "name", $"ชื่อ \"{(name.Length > 40 ? name[..40] + "…" : name)}\" ใช้ไม่ได้ ต้องมีตัวอักษรและยาวไม่เกิน 200 อักขระ", "The name cannot be used: it needs letters and at most 200 characters.");

    public static Problem NotInForce(int step, AreaCode code, DateOnly day) => At(
        step,
        "not-in-force",
        $"ไม่มีพื้นที่รหัส {code} ที่ใช้อยู่ในวันที่ {BuddhistDate.Short(day)} ตรวจรหัสและวันที่มีผล",
        $"No area bears code {code} on {BuddhistDate.Short(day, "en")}. Check the code and the first day in force.");

    public static Problem Unknown(int step, AreaCode code) => At(
        step, "unknown", $"ไม่มีพื้นที่รหัส {code} ในทะเบียน ตรวจรหัส", $"The registry has no area with code {code}. Check the code.");

    public static Problem NotProvisional(int step, AreaCode code) => At(
        step, "not-provisional", $"รหัส {code} ไม่ใช่พื้นที่ชั่วคราวที่รอยืนยัน", $"Code {code} is no provisional area that waits to be confirmed.");

    public static Problem Ended(int step, AreaPeriod area) => At(
        step,
        "ended",
        $"{Named(area)} เลิกใช้แล้วตั้งแต่ {BuddhistDate.Short(area.End)} จึงเปลี่ยนตั้งแต่วันนั้นไม่ได้",
        $"{Named(area)} is not in force any more from {BuddhistDate.Short(area.End, "en")} on, so it cannot be changed from then.");

    public static Problem Twice(int step, AreaCode code) => At(
        step, "twice", $"รหัส {code} มีรายการที่ขัดกันหรือซ้ำกันในเรื่องเดียวกัน ให้เหลือรายการเดียว", $"Steps for code {code} contradict or repeat each other. Keep one.");

    public static Problem NothingChanges(FoundStep step) => At(
        step.Number,
        "nothing",
        $"ทะเบียนบันทึกเช่นนี้อยู่แล้วสำหรับ {Named(step.Before!)} ถ้าต้องการบอกว่าก่อนหน้านั้นเป็นอย่างไร ให้ใส่ค่าเดิม (was)",
        $"The registry says so already of {Named(step.Before!)}. To tell what it was before, give the old values (was).");

    public static Problem OtherLevel(int step, AreaCode before, AreaCode after) => At(
        step, "level", $"รหัส {before} เปลี่ยนเป็น {after} ไม่ได้ เพราะเป็นพื้นที่คนละระดับ", $"Code {before} cannot become {after}: they are of different levels.");

    public static Problem NotUnder(int step, AreaCode code, AreaCode parent) => At(
        step,
        "not-under",
        $"รหัส {code} ต้องขึ้นต้นด้วยรหัสของพื้นที่ที่อยู่ แต่ระบุว่าอยู่ใน {parent} ให้แก้รหัสใดรหัสหนึ่ง",
        $"Code {code} must begin with the code of the area it lies in, which is said to be {parent}. Correct one of them.");

    public static Problem NoParent(int step, AreaCode code, AreaCode parent, DateOnly day) => At(
        step,
        "no-parent",
        $"รหัส {code} ต้องอยู่ใน {parent} แต่ไม่มีพื้นที่รหัส {parent} ในวันที่ {BuddhistDate.Short(day)} ให้ตั้งพื้นที่นั้นก่อนหรือในเรื่องเดียวกัน",
        $"Code {code} must lie in {parent}, which is not in force on {BuddhistDate.Short(day, "en")}. Create it before, or in the same decision.");

    public static Problem Taken(int step, AreaPeriod one, AreaPeriod other) => At(
        step,
        "taken",
        $"รหัส {one.Code} จะใช้ซ้ำกันสองพื้นที่ ({one.NameTh} และ {other.NameTh}) ตั้งแต่ {Day(one, other)} ให้ใช้รหัสอื่นหรือเลิกใช้พื้นที่เดิมก่อน",
        $"Code {one.Code} would be borne by two areas ({one.NameTh} and {other.NameTh}) from {Day(one, other, "en")}. Use another code, or end the old area first.");

    public static Problem ChildrenLeft(int step, AreaPeriod area, IReadOnlyList<AreaPeriod> children) => At(
        step,
        "children",
        $"ยุบ {Named(area)} ไม่ได้ เพราะยังมี {children.Count.Plain()} พื้นที่อยู่ข้างใน ({List(children)}) ให้ยุบหรือย้ายพื้นที่เหล่านั้นในเรื่องเดียวกัน",
        $"{Named(area)} cannot end while {children.Count.Plain()} areas lie in it ({List(children)}). End or move them in the same decision.");

    public static Problem Orphan(int step, AreaPeriod child, AreaPeriod? parent) => At(
        step,
        "orphan",
        $"{Named(child)} จะมีช่วงวันที่ไม่มีพื้นที่แม่{(parent is null ? "" : $" ({Named(parent)})")}ใช้อยู่ ให้ใส่รายการของพื้นที่นี้ด้วย หรือแก้วันที่มีผล",
        $"{Named(child)} would have days on which the area it lies in{(parent is null ? "" : $" ({Named(parent)})")} is not in force. Give a step for it too, or correct the day.");

    private static string Named(AreaPeriod area) => $"{area.Code} {area.NameTh}";

    private static string Day(AreaPeriod one, AreaPeriod other, string language = "th")
    {
        var day = one.Start > other.Start ? one.Start : other.Start;
        return day == DateOnly.MinValue ? (language == "th" ? "ก่อนมีบันทึก" : "before the records") : BuddhistDate.Short(day, language);
    }

    private static string List(IReadOnlyList<AreaPeriod> areas) =>
        string.Join(", ", areas.Take(Listed).Select(Named)) + (areas.Count > Listed ? " …" : "");

    private static Problem At(int step, string code, string th, string en) =>
        Make(code, $"รายการที่ {step.Plain()}: {th}", $"Step {step.Plain()}: {en}", step.Plain());

    private static Problem Make(string code, string th, string en, string where) => new("areas.decide." + code, 422, new LocalText(th, en)) { Where = where };
}
