using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// One value of an expression: a number, yes/no, text, date or set of codes, or missing. Equal where type and content are
/// equal (1.0 is 1.00, codes are compared as sets). Reading a value as another type than its own is a bug and throws.
/// </summary>
public readonly record struct Value
{
    private readonly decimal _number; // the number; 1 or 0 for yes and no; the day number of a date
    private readonly object? _content; // string or string[]
    private readonly ValueType? _type;

    private Value(ValueType type, decimal number, object? content = null)
    {
        _type = type;
        _number = number;
        _content = content;
    }

    /// <summary>No value: not answered, not asked, or not computable.</summary>
    public static Value Missing => default;

    public bool IsMissing => _type is null;

    /// <summary>What it is; null for missing.</summary>
    public ValueType? Type => _type;

    public decimal Number => As(ValueType.Number)._number;

    public bool Boolean => As(ValueType.Boolean)._number != 0;

    public string Text => (string)As(ValueType.Text)._content!;

    public DateOnly Date => DateOnly.FromDayNumber((int)As(ValueType.Date)._number);

    /// <summary>The codes in the order they were given.</summary>
    public ImmutableArray<string> Codes => ImmutableCollectionsMarshal.AsImmutableArray((string[])As(ValueType.Codes)._content!);

    public static Value Of(decimal number) => new(ValueType.Number, number);

    public static Value Of(bool yes) => new(ValueType.Boolean, yes ? 1 : 0);

    public static Value Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(ValueType.Text, 0, text);
    }

    public static Value Of(DateOnly date) => new(ValueType.Date, date.DayNumber);

    public static Value Of(ImmutableArray<string> codes) =>
        new(ValueType.Codes, 0, ImmutableCollectionsMarshal.AsArray(codes) ?? []);

    public bool Equals(Value other) => _type == other._type && _type switch
    {
        ValueType.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
        ValueType.Codes => SameCodes(Codes, other.Codes),
        _ => _number == other._number,
    };

    public override int GetHashCode() => _type switch
    {
        ValueType.Text => StringComparer.Ordinal.GetHashCode(Text),
        ValueType.Codes => Codes.Select(code => code.GetHashCode(StringComparison.Ordinal)).Distinct().Aggregate(0, (all, one) => all ^ one),
        _ => HashCode.Combine(_type, _number),
    };

    /// <summary>For reading by developers: 1.5, true, 'text', 2019-01-31, [1, 2], missing.</summary>
    public override string ToString() => _type switch
    {
        null => "missing",
        ValueType.Boolean => Boolean ? "true" : "false",
        ValueType.Text => $"'{Text}'",
        ValueType.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueType.Codes => $"[{string.Join(", ", Codes)}]",
        _ => _number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Order of two numbers, two dates, or two texts (ordinal).</summary>
    internal int CompareTo(Value other) =>
        _type == ValueType.Text ? string.CompareOrdinal(Text, other.Text) : _number.CompareTo(other.As(_type)._number);

    private static bool SameCodes(ImmutableArray<string> left, ImmutableArray<string> right) =>
        left.SequenceEqual(right) || left.ToHashSet(StringComparer.Ordinal).SetEquals(right);

    private Value As(ValueType? type) =>
        _type == type ? this : throw new InvalidOperationException($"{this} is not a {type}.");
}
