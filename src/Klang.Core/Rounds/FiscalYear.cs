using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>
/// A fiscal year (ปีงบประมาณ), named by the Buddhist year it ends in: 2562 runs from 1 October 2018 to 30 September 2019.
/// Years 2500–2700; anything else is a bug and throws.
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    public const int Least = 2500;
    public const int Most = 2700;

    // Buddhist year of the year's last months, less the Common Era year in which the fiscal year begins.
    private const int OffsetOfStart = 544;

    public FiscalYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Most);
        Year = year;
    }

    /// <summary>The Buddhist year, such as 2562.</summary>
    public int Year { get; }

    /// <summary>1 October.</summary>
    public DateOnly Start => new(Year - OffsetOfStart, 10, 1);

    /// <summary>30 September.</summary>
    public DateOnly End => new(Year - OffsetOfStart + 1, 9, 30);

    public FiscalYear Next => new(Year + 1);

    public FiscalYear Previous => new(Year - 1);

    /// <summary>The fiscal year that a day lies in.</summary>
    public static FiscalYear Of(DateOnly date) => new(date.Year + OffsetOfStart - (date.Month >= 10 ? 0 : 1));

    /// <summary>The quarter (ไตรมาส) that a day lies in, 1–4; October begins the first.</summary>
    public static int QuarterOf(DateOnly date) => ((date.Month + 2) % 12 / 3) + 1;

    /// <summary>Reads 2562 or ๒๕๖๒; false outside 2500–2700.</summary>
    public static bool TryParse(string? text, out FiscalYear year)
    {
        var good = int.TryParse(ThaiDigits.ToArabic(text ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= Least and <= Most;
        year = good ? new FiscalYear(number) : default;
        return good;
    }

    public bool Contains(DateOnly date) => date >= Start && date <= End;

    /// <summary>
    /// The Common Era year in which this year's <paramref name="month"/> (1–12) falls: December of 2562 is in 2018.
    /// </summary>
    public int CommonYearOf(int month) => Year - OffsetOfStart + (month >= 10 ? 0 : 1);

    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    public static bool operator <(FiscalYear left, FiscalYear right) => left.Year < right.Year;

    public static bool operator >(FiscalYear left, FiscalYear right) => left.Year > right.Year;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Year <= right.Year;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Year >= right.Year;

    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);
}
