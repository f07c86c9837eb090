namespace Klang.Core.Areas;

/// <summary>An area that a list names under another code: suggested, for a person to accept.</summary>
public sealed record AreaMove(AreaChange Gone, AreaChange New);

/// <summary>
/// Finds moves in what a list adds and lacks: an area gone from one place, and one of its name new nearby. Nearby is the same area
/// above, then the one above that, both as they move themselves; and a name must be the only one of its kind there, because
/// names are no keys.
/// </summary>
public static class AreaMoves
{
    /// <param name="changes">What <see cref="AreaChange.Between"/> told.</param>
    /// <returns>In order of the new code. No area is in two of them.</returns>
    public static IReadOnlyList<AreaMove> Find(IEnumerable<AreaChange> changes)
    {
        var all = changes.ToList();
        var moved = new Dictionary<AreaCode, AreaCode>();
        var found = new List<AreaMove>();
        for (var level = AreaLevel.District; level <= AreaLevel.Community; level++)
        {
            var gone = all.Where(change => change.Kind == AreaListDifference.Gone && change.Code.Level == level).ToList();
            var added = all.Where(change => change.Kind == AreaListDifference.New && change.Code.Level == level).ToList();
            var pairs = new List<AreaMove>();
            Take(pairs, gone, added, change => (Follow(change.Code, moved, 0), ""), change => (change.Code, ""));
            Take(pairs, gone, added, change => (Follow(change.Code, moved, 1), Name(change)), change => (change.Code.Parent, Name(change)));
            Take(pairs, gone, added, change => (Follow(change.Code, moved, 2), Name(change)), change => (change.Code.Parent.Parent, Name(change)));
            if (level == AreaLevel.Community)
            {
                // Its number goes with it.
                Take(pairs, gone, added, change => (AreaCode.Country, change.Code.Label), change => (AreaCode.Country, change.Code.Label));
            }

            pairs.ForEach(pair => moved[pair.Gone.Code] = pair.New.Code);
            found.AddRange(pairs);
        }

        return [.. found.OrderBy(move => move.New.Code)];
    }

    /// <summary>Pairs what has the same key, where it is the only one on both sides; takes the pairs out of both lists.</summary>
    private static void Take(
        List<AreaMove> pairs, List<AreaChange> gone, List<AreaChange> added, Func<AreaChange, (AreaCode, string)> keyBefore, Func<AreaChange, (AreaCode, string)> keyAfter)
    {
        var after = added.ToLookup(keyAfter);
        foreach (var same in gone.ToLookup(keyBefore))
        {
            if (same.ToList() is [var one] && after[same.Key].ToList() is [var other] && AreaName.Same(one.Before!, other.After!, one.Code.Level))
            {
                pairs.Add(new AreaMove(one, other));
                gone.Remove(one);
                added.Remove(other);
            }
        }
    }

    /// <summary>Where the code, or the area so many levels above it, stands once what lies above has moved.</summary>
    private static AreaCode Follow(AreaCode code, Dictionary<AreaCode, AreaCode> moved, int up)
    {
        for (var above = code.Parent; above != AreaCode.Country; above = above.Parent)
        {
            if (moved.TryGetValue(above, out var now))
            {
                code = AreaCode.Parse(now.Digits + code.Digits[above.Digits.Length..]);
                break;
            }
        }

        return up switch { 0 => code, 1 => code.Parent, _ => code.Parent.Parent };
    }

    private static string Name(AreaChange change) => AreaName.SearchKey(change.Before ?? change.After ?? "");
}
