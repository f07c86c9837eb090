using System.Collections.Immutable;
using System.Numerics;
using Klang.Core.Areas.Search;

namespace Klang.Core.Registers;

/// <summary>An entry to compare: its code, its name, where it stands, and the keyed hash of its personal number if it has one.</summary>
public sealed record NamedEntry(string Code, string Name, string Area, string? Lookup = null);

/// <summary>Why two entries may be one.</summary>
public enum LikenessReason
{
    /// <summary>One personal number. Whatever the names say.</summary>
    SameNumber,

    /// <summary>The same name but for spelling and the word for the kind of thing.</summary>
    SameName,

    /// <summary>A letter or a few differ.</summary>
    LikeName,
}

/// <summary>Two entries that may be one; <paramref name="First"/> has the smaller code. Score 0–1.</summary>
public sealed record LikelyDouble(string First, string Second, LikenessReason Reason, decimal Score);

/// <summary>
/// Finds entries that were registered twice. Names are compared within a subdistrict, more forgivingly within a village;
/// where an entry may be named by every office (<paramref name="anywhere"/>: persons) the same whole name counts everywhere.
/// </summary>
public sealed class DuplicateFinder(bool anywhere)
{
    private const int Subdistrict = 6;
    private const int Village = 8;

    /// <summary>Every pair once, the surest first.</summary>
    public ImmutableArray<LikelyDouble> Find(IEnumerable<NamedEntry> entries)
    {
        var all = entries.Select(e => new Prepared(e)).OrderBy(p => p.Entry.Code, StringComparer.Ordinal).ToList();
        var pairs = new Dictionary<(string, string), LikelyDouble>();
        ByNumber(all, pairs);
        ByWholeName(all, pairs);
        foreach (var place in all.GroupBy(p => Head(p.Entry.Area, Subdistrict), StringComparer.Ordinal))
        {
            Within([.. place.Where(p => p.Skeleton.Length > 0).OrderBy(p => p.Skeleton.Length)], pairs);
        }

        return [.. pairs.Values.OrderBy(p => p.Reason).ThenByDescending(p => p.Score).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal)];
    }

    /// <summary>What an entry that is being typed may be a double of.</summary>
    public ImmutableArray<LikelyDouble> Like(NamedEntry typed, IEnumerable<NamedEntry> known)
    {
        var one = new Prepared(typed);
        return [.. known.Where(k => k.Code != typed.Code).Select(k => Compare(one, new Prepared(k))).OfType<LikelyDouble>()
            .OrderBy(p => p.Reason).ThenByDescending(p => p.Score)];
    }

    private static void ByNumber(List<Prepared> all, Dictionary<(string, string), LikelyDouble> pairs) =>
        Take(all.Where(p => p.Entry.Lookup is not null).GroupBy(p => p.Entry.Lookup!, StringComparer.Ordinal), LikenessReason.SameNumber, pairs);

    private void ByWholeName(List<Prepared> all, Dictionary<(string, string), LikelyDouble> pairs)
    {
        if (anywhere)
        {
            Take(all.Where(p => IsWhole(p)).GroupBy(p => p.Skeleton, StringComparer.Ordinal), LikenessReason.SameName, pairs);
        }
    }

    private static void Take(IEnumerable<IGrouping<string, Prepared>> groups, LikenessReason reason, Dictionary<(string, string), LikelyDouble> pairs)
    {
        foreach (var group in groups)
        {
            // The first with each other is enough: a name that 500 persons share would make 125,000 pairs.
            var (first, rest) = (group.First(), group.Skip(1));
            foreach (var other in rest)
            {
                pairs.TryAdd((first.Entry.Code, other.Entry.Code), new LikelyDouble(first.Entry.Code, other.Entry.Code, reason, 1));
            }
        }
    }

    /// <summary>Sorted by length, so that a name is compared only with those that can be near enough.</summary>
    private void Within(List<Prepared> place, Dictionary<(string, string), LikelyDouble> pairs)
    {
        for (var i = 0; i < place.Count; i++)
        {
            var most = Allowed(place[i].Skeleton.Length + 3, sameVillage: true);
            for (var j = i + 1; j < place.Count && place[j].Skeleton.Length - place[i].Skeleton.Length <= most; j++)
            {
                if (Compare(place[i], place[j]) is { } found)
                {
                    pairs.TryAdd((found.First, found.Second), found);
                }
            }
        }
    }

    private LikelyDouble? Compare(Prepared one, Prepared other)
    {
        var (first, second) = string.CompareOrdinal(one.Entry.Code, other.Entry.Code) <= 0 ? (one.Entry.Code, other.Entry.Code) : (other.Entry.Code, one.Entry.Code);
        if (one.Entry.Lookup is { } number && number == other.Entry.Lookup)
        {
            return new LikelyDouble(first, second, LikenessReason.SameNumber, 1);
        }

        if (one.Entry.Lookup is not null && other.Entry.Lookup is not null)
        {
            // Two numbers: two persons, however alike their names.
            return null;
        }

        var nearby = Head(one.Entry.Area, Subdistrict) == Head(other.Entry.Area, Subdistrict);
        var most = nearby ? Allowed(Math.Max(one.Skeleton.Length, other.Skeleton.Length), Head(one.Entry.Area, Village) == Head(other.Entry.Area, Village)) : 0;
        if ((!nearby && !(anywhere && IsWhole(one))) || BitOperations.PopCount(one.Bits ^ other.Bits) > 2 * most)
        {
            return null;
        }

        var score = NameSkeleton.Of(one.Skeleton, other.Skeleton, most);
        return score == 0 ? null : new LikelyDouble(first, second, score == 1 ? LikenessReason.SameName : LikenessReason.LikeName, decimal.Round(score, 2));
    }

    /// <summary>How many letters may differ: short names are too often one letter apart.</summary>
    private static int Allowed(int length, bool sameVillage) => length switch
    {
        < 5 => 0,
        < 8 => sameVillage ? 1 : 0,
        < 16 => sameVillage ? 2 : 1,
        _ => sameVillage ? 3 : 1,
    };

    /// <summary>A name and a surname: enough to look for in other places.</summary>
    private static bool IsWhole(Prepared entry) => entry.Skeleton.Length >= 6 && entry.Entry.Name.Trim().Contains(' ', StringComparison.Ordinal);

    private static string Head(string area, int digits) => area.Length <= digits ? area : area[..digits];

    private sealed record Prepared
    {
        public Prepared(NamedEntry entry)
        {
            Entry = entry;
            Skeleton = NameSkeleton.Skeleton(entry.Name);
            Bits = Slips.Letters(Skeleton);
        }

        public NamedEntry Entry { get; }

        public string Skeleton { get; }

        public ulong Bits { get; }
    }
}
