using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Klang.Core.Datasets;

/// <summary>Makes <see cref="FieldDictionary{T}"/>.</summary>
public static class FieldDictionary
{
    /// <summary>In any order; of a key that comes twice the last stays.</summary>
    public static FieldDictionary<T> Of<T>(IEnumerable<KeyValuePair<FieldKey, T>> cells) => FieldDictionary<T>.Empty.With(cells.Select(c => (c.Key, (T?)c.Value, true)).ToArray());
}

/// <summary>
/// Something for some fields, in ordinal order of their keys. Immutable, one array: a record has some tens of cells, so copying them
/// all costs less than one step of a tree, and many changes are one copy.
/// </summary>
public sealed class FieldDictionary<T> : IReadOnlyDictionary<FieldKey, T>, IEquatable<FieldDictionary<T>>
{
    private readonly KeyValuePair<FieldKey, T>[] _cells;

    private FieldDictionary(KeyValuePair<FieldKey, T>[] cells) => _cells = cells;

    internal static FieldDictionary<T> Empty { get; } = new([]);

    public int Count => _cells.Length;

    public bool IsEmpty => _cells.Length == 0;

    public IEnumerable<FieldKey> Keys => _cells.Select(c => c.Key);

    public IEnumerable<T> Values => _cells.Select(c => c.Value);

    public T this[FieldKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Nothing stands at '{key}'.");

    public bool ContainsKey(FieldKey key) => Find(key) >= 0;

    public bool TryGetValue(FieldKey key, [MaybeNullWhen(false)] out T value)
    {
        var at = Find(key);
        value = at < 0 ? default : _cells[at].Value;
        return at >= 0;
    }

    public T? GetValueOrDefault(FieldKey key) => Find(key) is >= 0 and var at ? _cells[at].Value : default;

    public FieldDictionary<T> SetItem(FieldKey key, T value)
    {
        var at = Find(key);
        var cells = new KeyValuePair<FieldKey, T>[at < 0 ? _cells.Length + 1 : _cells.Length];
        var place = at < 0 ? ~at : at;
        _cells.AsSpan(0, place).CopyTo(cells);
        cells[place] = KeyValuePair.Create(key, value);
        _cells.AsSpan(at < 0 ? place : place + 1).CopyTo(cells.AsSpan(place + 1));
        return new(cells);
    }

    /// <summary>Many changes in one copy, in any order; of a key that comes twice the last stays.</summary>
    /// <param name="changes">What is to stand there, and whether anything is.</param>
    public FieldDictionary<T> With(IReadOnlyCollection<(FieldKey Key, T? Value, bool Stays)> changes)
    {
        var (sorted, cells, at, count) = (InOrder(changes), new KeyValuePair<FieldKey, T>[_cells.Length + changes.Count], 0, 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            var (key, value, stays) = sorted[i];
            for (; at < _cells.Length && _cells[at].Key < key; at++)
            {
                cells[count++] = _cells[at];
            }

            at += at < _cells.Length && _cells[at].Key == key ? 1 : 0;
            if (stays && (i + 1 == sorted.Length || sorted[i + 1].Key != key))
            {
                cells[count++] = KeyValuePair.Create(key, value!);
            }
        }

        _cells.AsSpan(at).CopyTo(cells.AsSpan(count));
        count += _cells.Length - at;
        return changes.Count == 0 ? this : count == 0 ? Empty : new(count == cells.Length ? cells : cells[..count]);
    }

    public FieldDictionary<T> Remove(FieldKey key) => Find(key) is >= 0 and var at ? new([.. _cells.AsSpan(0, at), .. _cells.AsSpan(at + 1)]) : this;

    public ReadOnlySpan<KeyValuePair<FieldKey, T>>.Enumerator GetEnumerator() => new ReadOnlySpan<KeyValuePair<FieldKey, T>>(_cells).GetEnumerator();

    IEnumerator<KeyValuePair<FieldKey, T>> IEnumerable<KeyValuePair<FieldKey, T>>.GetEnumerator() => ((IEnumerable<KeyValuePair<FieldKey, T>>)_cells).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _cells.GetEnumerator();

    public bool Equals(FieldDictionary<T>? other)
    {
        if (other is null || other._cells.Length != _cells.Length)
        {
            return false;
        }

        for (var i = 0; i < _cells.Length; i++)
        {
            if (_cells[i].Key != other._cells[i].Key || !EqualityComparer<T>.Default.Equals(_cells[i].Value, other._cells[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FieldDictionary<T>);

    public override int GetHashCode() => _cells.Aggregate(0, (hash, cell) => HashCode.Combine(hash, cell.Key, cell.Value));

    /// <summary>Stable, so that the last of a key stays the last.</summary>
    private static (FieldKey Key, T? Value, bool Stays)[] InOrder(IReadOnlyCollection<(FieldKey Key, T? Value, bool Stays)> changes)
    {
        var all = changes as (FieldKey Key, T? Value, bool Stays)[] ?? [.. changes];
        for (var i = 1; i < all.Length; i++)
        {
            if (all[i - 1].Key > all[i].Key)
            {
                return [.. all.OrderBy(c => c.Key)];
            }
        }

        return all;
    }

    private int Find(FieldKey key)
    {
        var (low, high) = (0, _cells.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _cells[middle].Key.CompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
