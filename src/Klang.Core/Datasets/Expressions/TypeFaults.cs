using Klang.Core.Common;

namespace Klang.Core.Datasets.Expressions;

/// <summary>What can be wrong with the names and types of an expression, in words.</summary>
internal static class TypeFaults
{
    public static ExpressionFault UnknownName(NameSyntax name, string? near)
    {
        var (th, en) = Meant(near);
        return new(name.Position, new(
            $"ไม่รู้จักชื่อ {SyntaxFaults.Short(name.Path)}{th}",
            $"There is no {SyntaxFaults.Short(name.Path)} here.{en}"));
    }

    public static ExpressionFault UnknownFunction(CallSyntax call, string? near)
    {
        var (th, en) = Meant(near);
        return new(call.Position, new(
            $"ไม่มีฟังก์ชัน {SyntaxFaults.Short(call.Name)}{th}",
            $"There is no function {SyntaxFaults.Short(call.Name)}.{en}"));
    }

    public static ExpressionFault NoRows(int position, string usage) => new(position, new(
        $"เงื่อนไขใช้ได้กับแถวของรายการในระเบียนเท่านั้น ให้เขียน {usage}",
        $"A condition is for the rows of a list of the record: {usage}."));

    public static ExpressionFault RowsInRows(CallSyntax call) => new(call.Position, new(
        $"ในเงื่อนไขของแถว จะมี {call.Name} ที่มีเงื่อนไขอีกชั้นไม่ได้",
        $"A condition on rows may not hold another {call.Name} with a condition."));

    public static ExpressionFault UnknownRegister(Syntax at, string usage) => new(at.Position, new(
        $"ไม่มีทะเบียนนี้ หรือใช้ตรงนี้ไม่ได้ ให้เขียนรหัสทะเบียนในเครื่องหมายคำพูด เช่น {usage}",
        $"There is no such register, or it may not be asked here. Write its key in quotes: {usage}."));

    public static ExpressionFault UnknownDataset(Syntax at, string usage) => new(at.Position, new(
        $"ไม่มีฐานข้อมูลนี้ หรือใช้ตรงนี้ไม่ได้ ให้เขียนรหัสฐานข้อมูลในเครื่องหมายคำพูด เช่น {usage}",
        $"There is no such dataset, or it may not be asked here. Write its key in quotes: {usage}."));

    public static ExpressionFault UnknownLevel(int position, string usage) => new(position, new(
        $"ระดับพื้นที่ต้องเป็น 'province', 'district', 'subdistrict', 'village' หรือ 'community' เช่น {usage}",
        $"The level must be 'province', 'district', 'subdistrict', 'village' or 'community': {usage}."));

    public static ExpressionFault Nested(Syntax at) => new(at.Position, new(
        "ใช้ entries, allEntries หรือ total ซ้อนกันไม่ได้",
        "entries, allEntries and total cannot stand inside each other."));

    public static ExpressionFault BareColumn(NameSyntax name) => new(name.Position, new(
        $"{SyntaxFaults.Short(name.Path)} มีหลายค่า ใช้ได้เฉพาะใน sum(…) count(…) min(…) หรือ max(…)",
        $"{SyntaxFaults.Short(name.Path)} has many values; it may stand only inside sum(…), count(…), min(…) or max(…)."));

    public static ExpressionFault NotColumn(int position, string usage) => new(position, new(
        $"ในวงเล็บต้องเป็นชื่อข้อมูลที่มีหลายค่าเพียงชื่อเดียว เช่น {usage}",
        $"The brackets take one name that has many values: {usage}."));

    public static ExpressionFault WrongColumn(NameSyntax name, AggregateKind kind, ValueType type) => new(name.Position, new(
        $"{SyntaxFaults.Short(name.Path)} เป็น{Th(type)} ใช้กับ {Word(kind)} ไม่ได้",
        $"{SyntaxFaults.Short(name.Path)} is {En(type)}; {Word(kind)} cannot take it."));

    public static ExpressionFault WrongCount(CallSyntax call, string usage) => new(call.Position, new(
        $"จำนวนค่าในวงเล็บไม่ถูกต้อง ให้เขียน {usage}",
        $"Wrong number of values in the brackets; write {usage}."));

    public static ExpressionFault WrongType(Bound found, ValueType expected) => new(found.Position, new(
        $"ตรงนี้ต้องเป็น{Th(expected)} แต่พบ{Th(found.Type)}",
        $"This must be {En(expected)}, but it is {En(found.Type)}."));

    public static ExpressionFault Incomparable(Token mark, ValueType left, ValueType right)
    {
        var (th, en) = (left, right) switch
        {
            (ValueType.Text, ValueType.Number) or (ValueType.Number, ValueType.Text) =>
                (" รหัสตัวเลือกให้เขียนในเครื่องหมายคำพูด เช่น '1'", " Quote the codes of choices: '1'."),
            (ValueType.Text, ValueType.Date) or (ValueType.Date, ValueType.Text) =>
                (" วันที่ให้เขียน date('2019-01-31')", " Write a date as date('2019-01-31')."),
            (ValueType.Text, ValueType.Codes) or (ValueType.Codes, ValueType.Text) =>
                (" ให้เขียน has(ชื่อ, 'รหัส')", " Write has(name, 'code')."),
            _ => ("", ""),
        };
        return new(mark.Position, new(
            $"เปรียบเทียบ{Th(left)}กับ{Th(right)}ไม่ได้{th}",
            $"Cannot compare {En(left)} with {En(right)}.{en}"));
    }

    public static ExpressionFault Unordered(Token mark, ValueType type) => new(mark.Position, new(
        $"{Th(type)}ไม่มีมากกว่าหรือน้อยกว่า ใช้ได้เฉพาะ == และ !=",
        $"{mark.Text} has no meaning for {En(type)}; use == or !=."));

    public static ExpressionFault BadPlaces(int position, string usage) => new(position, new(
        $"จำนวนตำแหน่งทศนิยมต้องเขียนเป็นจำนวนเต็ม 0 ถึง {NumberFunctions.MostPlaces} เช่น {usage}",
        $"The number of places must be written out as a whole number from 0 to {NumberFunctions.MostPlaces}: {usage}."));

    public static ExpressionFault NoProperty(int position, string usage) => new(position, new(
        $"ต้องเป็นข้อมูลแบบเลือก และชื่อสมบัติที่ตัวเลือกมี เขียนในเครื่องหมายคำพูด: {usage}",
        $"This takes a choice and the quoted name of a property that its choices have: {usage}."));

    public static ExpressionFault BadDate(int position, string usage) => new(position, new(
        $"วันที่ต้องเขียนเป็น ปี ค.ศ.-เดือน-วัน และเป็นวันที่มีจริง เช่น {usage}",
        $"Write a date that exists as Christian year, month, day: {usage}."));

    private static (string Th, string En) Meant(string? near) =>
        near is null ? ("", "") : ($" หมายถึง {near} หรือไม่", $" Did you mean {near}?");

    private static string Word(AggregateKind kind) => kind.ToString().ToLowerInvariant();

    public static string Th(ValueType type) => type switch
    {
        ValueType.Number => "ตัวเลข",
        ValueType.Boolean => "ค่าใช่/ไม่ใช่",
        ValueType.Text => "ข้อความ",
        ValueType.Date => "วันที่",
        ValueType.Codes => "รหัสหลายตัวเลือก",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string En(ValueType type) => type switch
    {
        ValueType.Number => "a number",
        ValueType.Boolean => "yes/no",
        ValueType.Text => "a text",
        ValueType.Date => "a date",
        ValueType.Codes => "a set of codes",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
