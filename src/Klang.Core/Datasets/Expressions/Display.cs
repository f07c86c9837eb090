using System.Globalization;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A value as a message shows it.</summary>
internal static class Display
{
    /// <summary>
    /// Numbers with thousands commas, and two decimals where they are not whole (1,234 and 1,234.50); years without comma;
    /// dates as day/month/Buddhist year; missing as –.
    /// </summary>
    public static string Of(Value value, bool isYear, string language) => value.Type switch
    {
        null => "–",
        ValueType.Number => Number(value.Number, isYear),
        ValueType.Boolean => (value.Boolean, language) switch
        {
            (true, "en") => "yes",
            (false, "en") => "no",
            (true, _) => "ใช่",
            (false, _) => "ไม่ใช่",
        },
        ValueType.Text => value.Text,
        ValueType.Date => Date(value.Date),
        ValueType.Codes => string.Join(", ", value.Codes),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string Number(decimal number, bool isYear)
    {
        var rounded = Math.Round(number, 2, MidpointRounding.AwayFromZero);
        var format = isYear ? "0.##" : decimal.IsInteger(rounded) ? "#,##0" : "#,##0.00";
        return rounded.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Date(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"{date.Day:00}/{date.Month:00}/{date.Year + DateFunctions.BuddhistOffset}");
}
