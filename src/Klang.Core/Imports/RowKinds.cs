using System.Globalization;
using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>What a row below the header is.</summary>
public enum RowKind
{
    Data,
    Blank,

    /// <summary>A heading between rows, or a line of words at the end.</summary>
    Words,

    /// <summary>The header once more, as on each printed page; or the columns' numbers.</summary>
    Header,

    /// <summary>A sum of rows.</summary>
    Subtotal,
}

/// <summary>Tells rows of data from what stands between and below them.</summary>
public static partial class RowKinds
{
    private const int FewWords = 2;

    /// <param name="row">With merged cells spread.</param>
    /// <param name="plan">The columns.</param>
    /// <param name="isSubject">Whether a text names a subject: a group called รวมใจ is no sum.</param>
    public static RowKind Of(SheetRow row, SheetPlan plan, Func<string, bool> isSubject)
    {
        if (row.IsEmpty)
        {
            return RowKind.Blank;
        }

        var subject = Subject(row, plan);
        if (subject.Length > 0 && isSubject(subject))
        {
            return RowKind.Data;
        }

        return IsNumbering(row) || IsHeaderAgain(row, plan) ? RowKind.Header
            : row.Cells.Where(c => c.Nature == CellNature.Text).Take(FewWords + 1).Any(c => Sum().IsMatch(ThaiText.Normalise(c.Text))) ? RowKind.Subtotal
            : HasNoValues(row, plan) ? RowKind.Words
            : RowKind.Data;
    }

    /// <summary>(1) (2) (3) under the headings.</summary>
    public static bool IsNumbering(SheetRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).Select(c => ThaiDigits.ToArabic(c.Text).Trim(' ', '(', ')', '.')).ToList();
        return filled.Count >= 4 && filled.Select((text, i) => (text, i)).Skip(1).All(x =>
            Whole(x.text) is { } number && Whole(filled[x.i - 1]) == number - 1);
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Subject(SheetRow row, SheetPlan plan)
    {
        var code = row[plan.ColumnOf(ImportTargets.Code)];
        return code.IsEmpty ? ThaiText.Normalise(row[plan.ColumnOf(ImportTargets.Name)].Text) : code.Text;
    }

    private static bool IsHeaderAgain(SheetRow row, SheetPlan plan)
    {
        var filled = plan.Columns.Where(c => c.Heading.Length > 0 && !row[c.Column].IsEmpty).ToList();
        return filled.Count >= 2 && filled.Count(c => LabelText.Key(row[c.Column].Text) is { Length: > 0 } key && LabelText.Key(c.Heading).EndsWith(key, StringComparison.Ordinal)) * 3 >= filled.Count * 2;
    }

    /// <summary>Nothing stands in a column that is taken, and hardly anything elsewhere.</summary>
    private static bool HasNoValues(SheetRow row, SheetPlan plan)
    {
        var values = plan.Columns.Where(c => c.Target is { } target && (target[0] != '#' || target == ImportTargets.Year)).Count(c => !row[c.Column].IsEmpty && row[c.Column] != row[c.Column - 1]);
        return values == 0 && row.Cells.Where(c => !c.IsEmpty).Distinct().Count() <= FewWords;
    }

    [GeneratedRegex(@"\A(รวม|ยอดรวม|ผลรวม|รวมยอด|เฉลี่ย|ค่าเฉลี่ย|total|grand total|sum)\s*([:(].*)?\z|\A(รวม|ยอดรวม|ผลรวม)\s*(ทั้งสิ้น|ทั้งหมด|ทั้ง|ทุก|เป็นเงิน|จำนวน|สะสม|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|หมู่|บ้าน|[0-9๐-๙])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
