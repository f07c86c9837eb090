using System.Globalization;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Expressions;

/// <summary>What can be wrong with the writing of an expression, in words.</summary>
internal static class SyntaxFaults
{
    public static ExpressionFault Empty() => new(0, new(
        "ยังไม่ได้เขียนนิพจน์",
        "The expression is empty."));

    public static ExpressionFault TooLong() => new(Expression.MaxLength, new(
        $"ยาวเกิน {Expression.MaxLength} ตัวอักษร ให้แยกเป็นหลายส่วน",
        $"Longer than {Expression.MaxLength} characters; split it."));

    public static ExpressionFault TooDeep(int position) => new(position, new(
        $"วงเล็บหรือฟังก์ชันซ้อนกันเกิน {Expression.MaxDepth} ชั้น ให้แยกเป็นหลายส่วน",
        $"Brackets or functions are nested more than {Expression.MaxDepth} deep; split it."));

    public static ExpressionFault UnterminatedText(int position) => new(position, new(
        "ข้อความที่เริ่มตรงนี้ไม่มีเครื่องหมาย ' ปิดท้าย",
        "The text that starts here has no closing quote (')."));

    public static ExpressionFault LeadingZero(int position, string number) => new(position, new(
        $"ตัวเลขขึ้นต้นด้วย 0 ไม่ได้ ถ้าเป็นรหัสให้เขียน '{Short(number)}' ในเครื่องหมายคำพูดเดี่ยว",
        $"A number cannot start with 0; if it is a code, quote it: '{Short(number)}'."));

    public static ExpressionFault TooManyDigits(int position) => new(position, new(
        "ตัวเลขนี้มีเกิน 28 หลัก",
        "This number has more than 28 digits."));

    public static ExpressionFault UnknownCharacter(int position, char found) => new(position, found switch
    {
        '=' => new("การเทียบว่าเท่ากันเขียนด้วย ==", "Write == to ask whether two values are equal."),
        '!' or '&' or '|' => new("ใช้คำว่า not, and, or แทนเครื่องหมายนี้", "Write the words not, and, or instead of this mark."),
        '"' or '‘' or '’' or '“' or '”' => new(
            "ข้อความเขียนในเครื่องหมายคำพูดเดี่ยวตรง เช่น 'A'",
            "Write texts between straight single quotes, such as 'A'."),
        _ => new($"ไม่รู้จักเครื่องหมาย {Visible(found)}", $"The character {Visible(found)} has no meaning here."),
    });

    public static ExpressionFault Chained(int position) => new(position, new(
        "เปรียบเทียบต่อกันไม่ได้ ให้เขียนแยก เช่น a < b and b < c",
        "Comparisons cannot follow each other; write a < b and b < c."));

    public static ExpressionFault ValueExpected(Token found) => new(found.Position, new(
        $"ตรงนี้ต้องเป็นค่า (ตัวเลข 'ข้อความ' หรือชื่อข้อมูล) แต่พบ{Th(found)}",
        $"A value (a number, a 'text' or a name) is expected here, but there is {En(found)}."));

    public static ExpressionFault MarkExpected(Token found, string mark) => new(found.Position, new(
        $"ตรงนี้ต้องเป็น {mark} แต่พบ{Th(found)}",
        $"{mark} is expected here, but there is {En(found)}."));

    public static ExpressionFault OperatorExpected(Token found) => new(found.Position, new(
        $"ตรงนี้ต้องเป็นเครื่องหมายคำนวณหรือเปรียบเทียบ แต่พบ{Th(found)}",
        $"An operator is expected here, but there is {En(found)}."));

    public static ExpressionFault UnclosedBrace(int position) => new(position, new(
        "เครื่องหมาย { ไม่มี } ปิด ถ้าต้องการพิมพ์ { ให้เขียน {{",
        "This { has no closing }; to print a brace write {{."));

    public static ExpressionFault LoneBrace(int position) => new(position, new(
        "เครื่องหมาย } ไม่มี { เปิด ถ้าต้องการพิมพ์ } ให้เขียน }}",
        "This } has no opening {; to print a brace write }}."));

    /// <summary>At most 40 characters of what the author wrote, for quoting.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Th(Token token) => token.Kind == TokenKind.End ? "จุดจบ" : $" {Short(token.Text)}";

    private static string En(Token token) => token.Kind == TokenKind.End ? "the end" : Short(token.Text);

    private static string Visible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")
        : c.ToString();
}
