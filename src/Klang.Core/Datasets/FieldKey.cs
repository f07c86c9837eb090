using System.Diagnostics.CodeAnalysis;

namespace Klang.Core.Datasets;

/// <summary>
/// The stable name of a field: snake_case ASCII, at most 60 characters. It becomes a column name, so nothing else may reach SQL.
/// </summary>
public readonly record struct FieldKey : IComparable<FieldKey>
{
    private FieldKey(string name) => Name = name;

    public string Name { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out FieldKey key)
    {
        var good = text is { Length: > 0 and <= 60 } && text[0] is >= 'a' and <= 'z'
            && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
        key = good ? new FieldKey(text!) : default;
        return good;
    }

    public static FieldKey Parse(string text) => KnownKeys.Of(text);

    /// <summary>The same out of a longer text; a name met before is not made again.</summary>
    public static FieldKey Parse(ReadOnlySpan<char> text) => KnownKeys.Of(text);

    public int CompareTo(FieldKey other) => string.CompareOrdinal(Name, other.Name);

    public static bool operator <(FieldKey left, FieldKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FieldKey left, FieldKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FieldKey left, FieldKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FieldKey left, FieldKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => Name;
}
