using System.Collections.Immutable;

namespace Klang.Core.Figures;

/// <summary>A step of a map's scale: the least and the greatest value that stand in it.</summary>
public readonly record struct ValueClass(decimal Low, decimal High);

/// <summary>
/// Parts values into at most five classes that hold about equally many, so that one large district does not leave all others in
/// one colour. Equal values stand in one class, and the bounds are values that somebody has.
/// </summary>
public static class ValueClasses
{
    public const int Most = 5;

    /// <summary>In rising order; none where there is no value.</summary>
    public static ImmutableArray<ValueClass> Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        var tops = Tops(sorted).Distinct().ToList();
        return [.. tops.Select((top, at) => new ValueClass(at == 0 ? sorted[0] : sorted.Find(value => value > tops[at - 1]), top))];
    }

    /// <summary>1 for the lowest class; the value must be one of those the classes were made of.</summary>
    public static int Step(this ImmutableArray<ValueClass> classes, decimal value)
    {
        var at = 0;
        while (at < classes.Length - 1 && value > classes[at].High)
        {
            at++;
        }

        return at + 1;
    }

    private static IEnumerable<decimal> Tops(List<decimal> sorted)
    {
        var different = sorted.Distinct().ToList();
        return different.Count <= Most ? different : Enumerable.Range(1, Most).Select(part => sorted[((sorted.Count * part) + Most - 1) / Most - 1]);
    }
}
