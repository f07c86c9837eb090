using System.Buffers;

namespace Klang.Core.Areas.Search;

/// <summary>
/// How well each area answers to a text; the lower the better, 255 not at all. The arrays are borrowed: a search leaves little
/// behind for the collector.
/// </summary>
internal sealed class AreaScores : IDisposable
{
    public const byte No = byte.MaxValue;

    // Name and place the other way round come right after; another level than was said, after all that is of that level; slips last.
    private const int OtherOrder = 1;
    private const int OtherLevel = 3 * KeyTable.Step;
    private const int CommunityNumber = 8;
    private const int WrongMarks = 30;
    private const int WrongLetter = 80;

    private readonly AreaSearchIndex _index;
    private readonly AreaWording _wording;
    private readonly byte[] _best;
    private readonly byte[] _answers;
    private readonly byte[] _keys;

    public AreaScores(AreaSearchIndex index, AreaWording wording)
    {
        (_index, _wording) = (index, wording);
        _best = ArrayPool<byte>.Shared.Rent(index.Count);
        _answers = ArrayPool<byte>.Shared.Rent(index.Count);
        _keys = ArrayPool<byte>.Shared.Rent(index.Keys.Count);
        _best.AsSpan(0, index.Count).Fill(No);
    }

    /// <summary>By the area's place in the order of codes.</summary>
    public ReadOnlySpan<byte> Best => _best.AsSpan(0, _index.Count);

    private Span<byte> Answers => _answers.AsSpan(0, _index.Count);

    public static AreaMatchKind Kind(byte score) => score >= WrongMarks ? AreaMatchKind.Slip : (AreaMatchKind)(score % OtherLevel / KeyTable.Step);

    /// <summary>Reads the words as one name, and as a name and the places it lies in, in either order.</summary>
    public void Find(bool withSlips)
    {
        var words = _wording.Words.AsSpan();
        List<HashSet<int>> places = [];
        if (words.Length > 1 || _wording.Moo is not null)
        {
            foreach (var word in words)
            {
                places.Add(PlacesOf(word, withSlips));
            }
        }

        Take(words, [], 0, withSlips);
        for (var split = 1; split < words.Length; split++)
        {
            Take(words[..split], places[split..], 0, withSlips);
            Take(words[split..], places[..split], OtherOrder, withSlips);
        }

        if (_wording.Moo is not null)
        {
            TakeVillages(places);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_best);
        ArrayPool<byte>.Shared.Return(_answers);
        ArrayPool<byte>.Shared.Return(_keys);
    }

    private void Take(ReadOnlySpan<AreaWord> name, List<HashSet<int>> places, int from, bool withSlips)
    {
        if (places.Exists(place => place.Count == 0))
        {
            return;
        }

        Answer(new AreaWord(string.Concat(name.ToArray().Select(word => word.Key)), name[0].Level), withSlips);
        var answers = Answers;
        for (var area = answers.IndexOfAnyExcept(No); area >= 0 && area < answers.Length; area++)
        {
            var score = answers[area] + from + (name[0].Level is { } level && level != _index.Level(area) ? OtherLevel : 0);

            // What was right was found without slips; found only now, a slip is in it somewhere.
            score += withSlips && score < WrongLetter ? WrongLetter : 0;
            if (score < _best[area] && answers[area] != No && LiesInAll(area, places))
            {
                _best[area] = (byte)score;
            }
        }
    }

    // หมู่ 3 ต.บ้านดู่: the place is said and no name.
    private void TakeVillages(List<HashSet<int>> places)
    {
        for (var area = 0; area < _index.Count; area++)
        {
            if (_index.Level(area) == AreaLevel.Village && LiesInAll(area, places))
            {
                _best[area] = Math.Min(_best[area], (byte)KeyTable.Step);
            }
        }
    }

    /// <summary>The areas that may be meant by the name of a place.</summary>
    private HashSet<int> PlacesOf(AreaWord place, bool withSlips)
    {
        Answer(place, withSlips);
        var answers = Answers;
        var places = new HashSet<int>();
        for (var area = 0; area < answers.Length; area++)
        {
            if (answers[area] != No && _index.Level(area) < AreaLevel.Village)
            {
                places.Add(area);
            }
        }

        return places;
    }

    private bool LiesInAll(int area, List<HashSet<int>> places)
    {
        foreach (var place in places)
        {
            var above = _index.Parent(area);
            while (above >= 0 && !place.Contains(above))
            {
                above = _index.Parent(above);
            }

            if (above < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Scores every area for one word.</summary>
    private void Answer(AreaWord word, bool withSlips)
    {
        var answers = Answers;
        var scores = _keys.AsSpan(0, _index.Keys.Count);
        var skeleton = Slips.Skeleton(word.Key);
        answers.Fill(No);
        scores.Fill(No);
        _index.Keys.Find(word.Key, 0, scores);
        _index.Skeletons.Find(skeleton, WrongMarks, scores);
        if (withSlips)
        {
            _index.Skeletons.FindSlips(skeleton, WrongLetter, scores);
        }

        for (var key = scores.IndexOfAnyExcept(No); key >= 0 && key < scores.Length; key++)
        {
            foreach (var area in scores[key] == No ? [] : _index.Bearers(key))
            {
                answers[area] = Math.Min(answers[area], scores[key]);
            }
        }

        if (word.IsCode)
        {
            AnswerToCode(word.Key, answers);
        }
    }

    // A code padded with zeros (57010100) is the code that it stands for; a community goes by the number at its code's end.
    private void AnswerToCode(string digits, Span<byte> answers)
    {
        var code = AreaCode.TryParse(digits, out var read) ? read.Digits : digits;
        var (first, count) = _index.Beginning(code).GetOffsetAndLength(_index.Count);
        for (var area = first; area < first + count; area++)
        {
            answers[area] = Math.Min(answers[area], (byte)(_index.Code(area).Length == code.Length ? 0 : KeyTable.Step));
        }

        for (var area = 0; digits.Length == CommunityNumber && area < answers.Length; area++)
        {
            if (_index.Level(area) == AreaLevel.Community && _index.Code(area).EndsWith(digits, StringComparison.Ordinal))
            {
                answers[area] = 0;
            }
        }
    }
}
