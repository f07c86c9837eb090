using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>What must be right in a sheet before it becomes fields.</summary>
internal sealed class SheetChecks(Questionnaire sheet, Action<int, string, string> fault)
{
    public void Check()
    {
        Years();
        Keys();
        foreach (var edition in sheet.Editions)
        {
            Edition(edition);
        }

        Bands();
    }

    /// <summary>One edition for each year: a round must know which sheet it asks.</summary>
    private void Years()
    {
        for (var i = 0; i < sheet.Editions.Length; i++)
        {
            var (edition, next) = (sheet.Editions[i], i + 1 < sheet.Editions.Length ? sheet.Editions[i + 1] : null);
            if (next is not null && (edition.Until is null || next.Since != edition.Until + 1))
            {
                fault(next.Line, $"ฉบับ “{next.Key}” ต้องเริ่มใช้ (since) ในปีถัดจากปีสุดท้าย (until) ของฉบับ “{edition.Key}”", $"Edition '{next.Key}' must begin (since) in the year after the last (until) of edition '{edition.Key}'.");
            }

            if (edition.Since > edition.Until)
            {
                fault(edition.Line, $"ฉบับ “{edition.Key}”: since ต้องไม่หลัง until", $"Edition '{edition.Key}': 'since' may not be after 'until'.");
            }
        }

        foreach (var twice in sheet.Editions.GroupBy(e => e.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            fault(twice.Last().Line, $"มีฉบับ “{twice.Key}” ซ้ำกัน", $"The edition '{twice.Key}' stands twice.");
        }
    }

    /// <summary>A key means one question for good: the same in every edition that asks it, and in editions that follow each other.</summary>
    private void Keys()
    {
        var asked = sheet.Editions.SelectMany((e, at) => e.Items.Select(i => (At: at, i.Key, i.Line, Text: SheetFacts.Of(i)))
            .Concat(e.Sections.Where(s => s.Key is not null).Select(s => (At: at, Key: s.Key!.Value, s.Line, Text: SheetFacts.Of(s, sheet.Counts))))).ToList();
        foreach (var key in asked.GroupBy(a => a.Key).Where(g => g.Count() > 1))
        {
            var uses = key.OrderBy(u => u.At).ToList();
            if (uses.DistinctBy(u => u.At).Count() < uses.Count)
            {
                fault(uses[^1].Line, $"มีข้อ “{key.Key}” ซ้ำกันในฉบับเดียว", $"The item '{key.Key}' stands twice in one edition.");
            }
            else if (uses.Exists(u => u.Text != uses[0].Text) || uses[^1].At - uses[0].At != uses.Count - 1)
            {
                fault(uses[^1].Line, $"ข้อ “{key.Key}” ไม่เหมือนในฉบับก่อน: ข้อที่เปลี่ยนต้องใช้รหัสใหม่", $"The item '{key.Key}' is not what it was in the edition before: a changed item takes a new key.");
            }
        }
    }

    private void Edition(SheetEdition edition)
    {
        foreach (var section in edition.Sections.Where(s => !s.Items.IsEmpty && s.Maximum is not null && s.Maximum != s.Items.Sum(i => i.MaximumOf(sheet.Counts))))
        {
            fault(section.Line, $"ส่วน “{section.Label.Th}” คะแนนเต็ม {section.Maximum!.Value.Plain()} แต่รายข้อรวมได้ {section.Items.Sum(i => i.MaximumOf(sheet.Counts)).Plain()}", $"The section '{section.Label.In("en")}' has a maximum of {section.Maximum!.Value.Plain()}, but its items add up to {section.Items.Sum(i => i.MaximumOf(sheet.Counts)).Plain()}.");
        }

        foreach (var section in edition.Sections.Where(s => s.Typed ? s.Key is null || s.Maximum is null : s.Items.IsEmpty))
        {
            fault(section.Line, $"ส่วน “{section.Label.Th}” ต้องมี items หรือเป็น typed: true ที่มี key และ maximum", $"The section '{section.Label.In("en")}' needs items, or 'typed: true' with a key and a maximum.");
        }

        foreach (var item in edition.Items.OfType<ScoreItem>().Where(i => i.Pass is null && (i.Core || sheet.Counts == Counting.Passes)))
        {
            fault(item.Line, $"ข้อ “{item.Key}” ต้องบอก pass (คะแนนต่ำสุดที่ผ่าน)", $"The item '{item.Key}' must say 'pass', the least points that pass it.");
        }

        Core(edition);
        if (sheet.Passed is not null && (edition.PassMark is not { } mark || mark > edition.MaximumOf(sheet.Counts)))
        {
            fault(edition.Line, $"ฉบับ “{edition.Key}” ต้องบอก pass (คะแนนผ่าน) ไม่เกินคะแนนเต็ม", $"Edition '{edition.Key}' must say 'pass', the mark that passes, within the maximum.");
        }
    }

    private void Core(SheetEdition edition)
    {
        var core = edition.CoreItems.Count();
        if (core != (edition.CoreSize ?? 0) || (core > 0 && sheet.CorePassed is null))
        {
            fault(edition.Line, $"ฉบับ “{edition.Key}” มีตัวชี้วัดหลัก {core.Plain()} ข้อ แต่ coreSize เป็น {(edition.CoreSize ?? 0).Plain()}: ต้องเท่ากันจึงจะใช้ฉบับนี้ได้ (และต้องมี corePassed)", $"Edition '{edition.Key}' has {core.Plain()} core items, but coreSize is {(edition.CoreSize ?? 0).Plain()}: they must agree before the edition can be used (and 'corePassed' must be there).");
        }
    }

    private void Bands()
    {
        if (sheet.Grade is null)
        {
            return;
        }

        foreach (var edition in sheet.Editions)
        {
            new BandChecks(edition, sheet.Counts, sheet.CorePassed is not null, fault).Check();
        }

        foreach (var code in sheet.Editions.SelectMany(e => e.Bands).GroupBy(b => b.Code, StringComparer.Ordinal).Where(g => g.DistinctBy(b => b.Label.Th).Count() > 1))
        {
            fault(code.Last().Line, $"ระดับ “{code.Key}” มีชื่อไม่เหมือนในฉบับอื่น: ระดับที่เปลี่ยนต้องใช้รหัสใหม่", $"The band '{code.Key}' has another name than in another edition: a changed band takes a new code.");
        }
    }
}
