using System.Numerics;

namespace Klang.Core.Areas.Search;

/// <summary>
/// Distinct keys laid end to end in one block of letters: 50,000 names are one block of a megabyte, and looking through all of
/// them is one vectorised pass.
/// </summary>
internal sealed class KeyTable
{
    /// <summary>From one <see cref="AreaMatchKind"/> to the next.</summary>
    public const int Step = 4;

    private const char Between = '\0';

    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly ulong[] _bits;

    public KeyTable(IReadOnlyList<string> keys)
    {
        _letters = new char[keys.Sum(key => key.Length + 1)];
        _starts = new int[keys.Count + 1];
        _bits = new ulong[keys.Count];
        for (var id = 0; id < keys.Count; id++)
        {
            keys[id].CopyTo(_letters.AsSpan(_starts[id]));
            _starts[id + 1] = _starts[id] + keys[id].Length + 1;
            _letters[_starts[id + 1] - 1] = Between;
            _bits[id] = Slips.Letters(keys[id]);
        }
    }

    public int Count => _bits.Length;

    /// <summary>Lowers the score of every key that is, begins with or holds the text: by kind, from <paramref name="from"/> up.</summary>
    public void Find(ReadOnlySpan<char> text, int from, Span<byte> scores)
    {
        var (at, id) = (0, 0);
        for (var found = Next(text, at); found >= 0; found = Next(text, at))
        {
            id = IdAt(found, id);
            var kind = found > _starts[id] ? AreaMatchKind.Inside : found + text.Length + 1 == _starts[id + 1] ? AreaMatchKind.Exact : AreaMatchKind.Prefix;
            scores[id] = Math.Min(scores[id], (byte)(from + ((int)kind * Step)));
            at = _starts[id + 1];
        }
    }

    /// <summary>Lowers the score of every key one letter away: whole names to <paramref name="from"/>, beginnings to a step more.</summary>
    public void FindSlips(ReadOnlySpan<char> text, int from, Span<byte> scores)
    {
        var bits = Slips.Letters(text);
        for (var id = 0; id < _bits.Length; id++)
        {
            // One edit brings in one letter at most that the name has not.
            if (scores[id] > from && BitOperations.PopCount(bits & ~_bits[id]) <= 1)
            {
                var key = _letters.AsSpan(_starts[id].._starts[id + 1])[..^1];
                var score = Slips.IsWhole(text, key) ? from : Slips.IsPrefix(text, key) ? from + Step : byte.MaxValue;
                scores[id] = Math.Min(scores[id], (byte)score);
            }
        }
    }

    private int Next(ReadOnlySpan<char> text, int at) => _letters.AsSpan(at).IndexOf(text) is var found and >= 0 ? at + found : -1;

    private int IdAt(int position, int from)
    {
        var found = Array.BinarySearch(_starts, from, _starts.Length - from, position);
        return found >= 0 ? found : ~found - 1;
    }
}
