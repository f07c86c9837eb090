using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>What is said where results and standards do not agree.</summary>
internal sealed class StandardsTexts(StandardsUse use)
{
    public LocalText NoEdition { get; } = new(
        "ยังไม่มีชุดมาตรฐานที่ประกาศใช้กับผู้สมัครประเภทนี้ในปีงบประมาณ {round.fiscalYear}: แจ้งกรมการพัฒนาชุมชน",
        "No standards are published for this type of applicant in fiscal year {round.fiscalYear}: tell the department");

    public LocalText NotChosen { get; } = new(
        "มีผลของตัวชี้วัดที่ไม่ได้เลือกพัฒนา: ลบผลของตัวชี้วัดนั้น หรือเลือกตัวชี้วัดนั้นในแผนพัฒนาตนเอง",
        "There is a result of an indicator that was not chosen: remove it, or choose the indicator in the development plan");

    public static LocalText ChooseMore(StandardsEdition edition) => new(
        $"ต้องเลือกตัวชี้วัดที่จะพัฒนาอย่างน้อย {edition.Chosen.Plain()} ตัว ตาม “{Shown(edition.Name.Th)}”: เลือกเพิ่ม",
        $"At least {edition.Chosen.Plain()} indicators must be chosen by '{Shown(edition.Name.In("en"))}': choose more");

    public LocalText NoResult(StandardDimension dimension)
    {
        var named = string.Concat(dimension.Indicators.Select(i => $"{{if({StandardsExpansion.Missing(use, i)}, ' {i.Code}', '')}}"));
        return new(
            $"“{Shown(dimension.Label.Th)}”: ตัวชี้วัดบังคับและที่เลือกต้องมีผลตัวละหนึ่งรายการ เพิ่มหรือแก้ผลของ{named}",
            $"'{Shown(dimension.Label.In("en"))}': every compulsory and chosen indicator needs one result; add or mend{named}");
    }

    public LocalText NotPassed(StandardsEdition edition) => new(
        $"ผ่านการรับรองไม่ได้: {Rule(edition).Th} แก้ผลรายตัวชี้วัดหรือผลการรับรอง หากคณะกรรมการมีมติเป็นอย่างอื่นให้ระบุพร้อมเหตุผล",
        $"This cannot be certified: {Rule(edition).En} Mend the results, or say that the committee decided otherwise, and why");

    public LocalText Overruled(StandardsEdition edition) => new(
        $"รับรองตามมติคณะกรรมการทั้งที่ไม่เข้าเกณฑ์: {Rule(edition).Th} จังหวัดจะเห็นเหตุผลที่ระบุไว้",
        $"Certified by the committee although the rule does not hold: {Rule(edition).En} The province sees the reason given");

    private LocalText Rule(StandardsEdition edition)
    {
        var passed = $"{{count({use.Results}, {use.Passed})}}";
        var (each, all) = (edition.Pass.PerDimension, edition.Pass.Compulsory);
        return new(
            $"ผ่าน {passed} ตัวชี้วัด เกณฑ์คือผ่านอย่างน้อย {edition.Pass.Total.Plain()} ตัว{(each > 0 ? $" ด้านละอย่างน้อย {each.Plain()} ตัว" : "")}{(all ? " และผ่านตัวชี้วัดบังคับทุกตัว" : "")}:",
            $"{passed} indicators passed; the rule is at least {edition.Pass.Total.Plain()}{(each > 0 ? $", {each.Plain()} in each dimension" : "")}{(all ? ", and every compulsory one" : "")}.");
    }

    /// <summary>Braces would begin an expression.</summary>
    private static string Shown(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
