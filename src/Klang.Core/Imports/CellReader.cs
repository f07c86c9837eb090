using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>What a cell gives: text for the one parser (null: nothing), and what there is to say about it.</summary>
public readonly record struct CellReading(string? Text, CellFinding? Finding)
{
    public bool Blocks => Finding is { Blocks: true };
}

/// <summary>
/// Reads a cell of a workbook for a field. Spreadsheets spoil values in known ways (shown digits, lost zeros, years of two digits,
/// percent); what can be understood in one way only is, with a note, and everything else waits for the officer.
/// </summary>
/// <param name="plan">Holds what the officer said texts mean.</param>
/// <param name="areaOf">The area that a text names, as (code, name): forgiving, so always a suggestion unless exact. Null: none.</param>
/// <param name="entryOf">The same for entries of registers.</param>
public sealed class CellReader(SheetPlan plan, Func<AreaField, string, NamedGuess?> areaOf, Func<SubjectField, string, NamedGuess?> entryOf)
{
    private const string Zeros = "00000";
    private const int MostShown = 80;

    public CellReading Read(ImportTarget target, int column, SheetCell cell)
    {
        var field = target.Field!;
        if (cell.IsEmpty)
        {
            return default;
        }

        if (plan.Words.IsEmpty && cell.Nature is CellNature.Number or CellNature.Text && field is not YearField && AnswerParser.IsPlainNumber(field, cell.Text))
        {
            return new(cell.Text, null);
        }

        var raw = cell.Text.Length > AnswerParser.MaxRaw ? cell.Text[..AnswerParser.MaxRaw] : cell.Text;
        if (!plan.Words.IsEmpty && plan.Words.TryGetValue(SheetPlan.WordKey(target.Key, raw), out var meant))
        {
            return new(meant, null);
        }

        var (text, note) = cell.Nature == CellNature.Error
            ? (raw, Fault(target, column, raw, new($"สูตรในช่องนี้คำนวณไม่ได้ ({raw}) แก้สูตรหรือพิมพ์ค่าแทน", $"The formula here failed ({raw}). Mend it or type the value.")))
            : Mended(field, target, column, cell with { Text = raw });
        if (note is { Blocks: true })
        {
            return new(raw, note);
        }

        var parsed = AnswerParser.Parse(field, text);
        return parsed.Fault is { } fault ? new(raw, Unread(target, column, raw, text, fault)) : new(text, note);
    }

    /// <summary>What spreadsheets do to values, undone where there is one way to.</summary>
    private static (string Text, CellFinding? Note) Mended(Field field, ImportTarget target, int column, SheetCell cell) => field switch
    {
        NationalIdField when cell.Nature == CellNature.Number && cell.Text.EndsWith(Zeros, StringComparison.Ordinal) =>
            (cell.Text, Fault(target, column, cell.Text, new("เลขประจำตัวประชาชนลงท้ายด้วยศูนย์หลายตัว หลักท้ายน่าจะหายไปเพราะ Excel แสดงแบบย่อ (1.1E+12) จัดรูปแบบช่องเป็นข้อความแล้วกรอกใหม่", "The national id ends in zeros: its last digits were probably lost to scientific notation. Format the cell as text and retype it."))),
        PhoneField when cell.Nature == CellNature.Number && cell.Text.Length is 8 or 9 && cell.Text[0] != '0' =>
            ("0" + cell.Text, Note(target, column, cell.Text, new($"เติมเลข 0 ข้างหน้าที่ Excel ตัดทิ้ง: 0{cell.Text}", $"The leading 0 that Excel dropped was put back: 0{cell.Text}"))),
        YearField when ThaiNumber.TryParse(cell.Text, out var year, out _) && year is >= 1900 and <= 2200 =>
            ((year + 543).Plain(), Note(target, column, cell.Text, new($"อ่าน ค.ศ. {year.Plain()} เป็น พ.ศ. {(year + 543).Plain()}", $"{year.Plain()} CE was read as {(year + 543).Plain()} BE."))),
        NumberField when ThaiText.Normalise(cell.Text) is "ไม่มี" or "ไม่มีข้อมูล" => Nothing(target, column, cell.Text),
        PercentField when cell.Nature == CellNature.Text && ThaiText.Normalise(cell.Text).EndsWith('%') => (cell.Text.Trim().TrimEnd('%'), null),
        NumberField and not PercentField when cell.Nature == CellNature.Percent =>
            (cell.Text, Fault(target, column, cell.Text + "%", new("ช่องนี้เป็นร้อยละ แต่ข้อมูลนี้ไม่ใช่ร้อยละ ตรวจว่าเลือกคอลัมน์ถูกหรือไม่", "This cell is a percentage, but the question is not. Check that the column is right."))),
        NumberField when cell.Nature == CellNature.Date =>
            (cell.Text, Fault(target, column, cell.Text, new("Excel เปลี่ยนค่านี้เป็นวันที่ กรอกตัวเลขใหม่ หรือจัดรูปแบบช่องเป็นตัวเลข", "Excel turned this into a date. Retype the number, or format the cell as a number."))),
        DateField when cell.Nature == CellNature.Number => Serial(target, column, cell.Text),
        DateField when cell.Nature == CellNature.Date => Day(target, column, cell.Text),
        TextField when cell.Nature == CellNature.Date =>
            (cell.Text, Note(target, column, cell.Text, new("Excel เก็บช่องนี้เป็นวันที่ ตรวจว่าไม่ได้เปลี่ยนข้อความเดิม", "Excel keeps this cell as a date; check that it did not change your text."), Severity.Warning)),
        YesNoField => Tick(target, column, cell.Text),
        _ => (cell.Text, null),
    };

    /// <summary>A count of "none" is nought; "no data" is no answer, and neither passes without a word.</summary>
    private static (string, CellFinding?) Nothing(ImportTarget target, int column, string raw) => ThaiText.Normalise(raw) == "ไม่มี"
        ? ("0", Note(target, column, raw, new("อ่าน “ไม่มี” เป็น 0", "“ไม่มี” (none) was read as 0.")))
        : ("", Note(target, column, raw, new("อ่าน “ไม่มีข้อมูล” เป็นช่องว่าง", "“ไม่มีข้อมูล” (no data) was read as an empty cell.")));

    private static (string, CellFinding?) Tick(ImportTarget target, int column, string raw) => ThaiText.Normalise(raw) is "✓" or "✔" or "/" or "√" or "☑"
        ? ("1", Note(target, column, raw, new("อ่านเครื่องหมายถูกเป็น ใช่", "The tick was read as yes.")))
        : (raw, null);

    /// <summary>31/1/62 typed in a date cell becomes 1962: a day that makes sense 57 years later is doubtful.</summary>
    private static (string, CellFinding?) Day(ImportTarget target, int column, string text) =>
        BuddhistDate.TryParse(text, out var day, out _) && day is { Era: YearEra.Common, Date.Year: >= 1955 and < 1985 }
            ? (text, Note(target, column, text, new($"อ่านเป็น {BuddhistDate.Short(day.Date)} ถ้าพิมพ์ปี พ.ศ. เพียงสองหลัก Excel จะเก็บเป็นปีผิด ตรวจปีอีกครั้ง", $"Read as {BuddhistDate.Short(day.Date, "en")}. If only two digits of a Buddhist year were typed, Excel kept the wrong year: check it."), Severity.Warning))
            : (text, null);

    /// <summary>A bare number under dates is probably a day counted from 1900; it may be a year.</summary>
    private static (string, CellFinding?) Serial(ImportTarget target, int column, string text)
    {
        var days = decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 10_000 and < 80_000;
        var day = days ? BuddhistDate.Numeric(new DateOnly(1899, 12, 30).AddDays((int)number)) : null;
        return (text, Fault(target, column, text, new("ช่องนี้เป็นตัวเลข ไม่ใช่วันที่ จัดรูปแบบช่องเป็นวันที่ หรือพิมพ์เช่น 31/1/2562", "This is a number, not a date. Format the cell as a date, or type 31/1/2562.")) with { Suggestion = day, SuggestionText = day });
    }

    private CellFinding Unread(ImportTarget target, int column, string raw, string text, LocalText fault)
    {
        var guess = Guesses.Of(target.Field!, text) ?? target.Field switch
        {
            AreaField area => areaOf(area, text),
            SubjectField entry => entryOf(entry, text),
            _ => null,
        };
        return Fault(target, column, raw, fault) with { Suggestion = guess?.Value, SuggestionText = guess?.Name };
    }

    private static CellFinding Fault(ImportTarget target, int column, string raw, LocalText message) =>
        new(column, target.Key, Severity.Error, message) { Raw = Short(raw), Blocks = true };

    private static CellFinding Note(ImportTarget target, int column, string raw, LocalText message, Severity level = Severity.Note) =>
        new(column, target.Key, level, message) { Raw = Short(raw) };

    private static string Short(string text) => text.Length > MostShown ? text[..MostShown] : text;
}
