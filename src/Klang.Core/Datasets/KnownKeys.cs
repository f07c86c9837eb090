using System.Collections.Concurrent;

namespace Klang.Core.Datasets;

/// <summary>Keys met before: stored records say the same few hundred names again and again, and each is checked and made once.</summary>
internal static class KnownKeys
{
    // More than all definitions hold; a bound for whatever else is read.
    private const int Most = 20_000;

    private static readonly ConcurrentDictionary<string, FieldKey> Keys = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, FieldKey>.AlternateLookup<ReadOnlySpan<char>> BySpan = Keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <exception cref="FormatException">It is no key.</exception>
    public static FieldKey Of(ReadOnlySpan<char> name)
    {
        if (BySpan.TryGetValue(name, out var known))
        {
            return known;
        }

        var key = FieldKey.TryParse(name.ToString(), out var read) ? read : throw new FormatException($"'{name}' is not a field key.");
        return Keys.Count < Most ? Keys.GetOrAdd(key.Name, key) : key;
    }
}
