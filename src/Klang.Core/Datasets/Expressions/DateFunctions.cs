using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Datasets.Expressions;

/// <summary>date, year, month, days, years.</summary>
internal static class DateFunctions
{
    public const int BuddhistOffset = 543;

    // A day written with a Buddhist year is a valid day of the far future; nothing here is about that.
    private const int FirstBuddhistYear = 2400;

    /// <summary>A day written out as date('2019-01-31'), Christian year.</summary>
    public static Bound? Date(FunctionCall call)
    {
        if (!call.Takes(ValueType.Text))
        {
            return null;
        }

        var argument = call.Arguments[0];
        if (argument.Literal is not { } literal || Read(literal.Text) is not { } date)
        {
            return call.Fault(usage => TypeFaults.BadDate(argument.Position, usage));
        }

        return call.Gives(ValueType.Date, _ => Value.Of(date)) with { Literal = Value.Of(date) };
    }

    /// <summary>The Buddhist year.</summary>
    public static Bound? Year(FunctionCall call) => call.Takes(ValueType.Date)
        ? call.Gives(ValueType.Number, Strict.One(call.Arguments[0], BuddhistYear), isYear: true)
        : null;

    public static Bound? Month(FunctionCall call) => call.Takes(ValueType.Date)
        ? call.Gives(ValueType.Number, Strict.One(call.Arguments[0], date => Value.Of(date.Date.Month)))
        : null;

    /// <summary>How many days the first date is after the second.</summary>
    public static Bound? Days(FunctionCall call) => call.Takes(ValueType.Date, ValueType.Date)
        ? call.Gives(ValueType.Number, Strict.Two(call.Arguments[0], call.Arguments[1], Between))
        : null;

    /// <summary>How many whole years the first date is after the second: an age.</summary>
    public static Bound? Years(FunctionCall call) => call.Takes(ValueType.Date, ValueType.Date)
        ? call.Gives(ValueType.Number, Strict.Two(call.Arguments[0], call.Arguments[1], (later, earlier) => Value.Of(WholeYears(later.Date, earlier.Date))))
        : null;

    // Who was born on 29 February is a year older on 1 March of common years.
    private static int WholeYears(DateOnly later, DateOnly earlier) =>
        later < earlier ? -WholeYears(earlier, later) : later.Year - earlier.Year - ((later.Month, later.Day).CompareTo((earlier.Month, earlier.Day)) < 0 ? 1 : 0);

    private static Value BuddhistYear(Value date) => Value.Of(date.Date.Year + BuddhistOffset);

    private static Value Between(Value later, Value earlier) => Value.Of(later.Date.DayNumber - earlier.Date.DayNumber);

    private static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(ThaiDigits.ToArabic(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var date)
        && date.Year < FirstBuddhistYear
            ? date
            : null;
}
