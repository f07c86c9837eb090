using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Areas.Search;

namespace Klang.Core.Tests.Areas.Search;

public sealed class AreaSearchProperties
{
    private static readonly Gen<SearchableArea> AnyArea = Gen.OneOf([.. Indexes.Areas.Where(area => area.Level > AreaLevel.Province).Select(Gen.Const)]);

    private static readonly Gen<string> AnyText = Gen.Char["กขคงจดตนบปมยรลวสหอเแโใไาำิีึืุู่้๊๋็์ํๅ .๑5aB"].Array[0, 12].Select(letters => new string(letters));

    [Fact]
    public void Find_NameInItsDistrict_IsFoundExactly() => AnyArea.Sample(area =>
        Find(area, area.SearchName).Single(match => match.Code == area.Code).Kind == AreaMatchKind.Exact);

    [Fact]
    public void Find_WithoutToneMarks_IsFound() => AnyArea.Sample(area => Finds(area, Slips.Skeleton(area.SearchName)));

    [Fact]
    public void Find_OneLetterWrong_IsFound() =>
        Gen.Select(AnyArea.Where(area => Slips.Skeleton(area.SearchName).Length > Slips.ShortestPrefix), Gen.Int[0, 3], Gen.Int[0, 1_000])
            .Sample((area, how, where) => Slip(Slips.Skeleton(area.SearchName), how, where) is var text && (BecomesAnotherVowel(text) || Finds(area, text)));

    [Fact]
    public void Find_WithTheProvinceAfterIt_IsFound() => AnyArea.Sample(area =>
        Indexes.Shipped.Find(new AreaLookup($"{area.SearchName} จ.{Indexes.Areas.Single(at => at.Code == area.Code[..2]).SearchName}", 1_000)).Any(match => match.Code == area.Code));

    [Fact]
    public void Find_AnyText_GivesDistinctAreasWithinTheLimitBestFirst() => Gen.Select(AnyText, Gen.Int[1, 30]).Sample((text, limit) =>
    {
        var found = Indexes.Shipped.Find(new AreaLookup(text, limit));
        return found.Length <= limit && found.Select(match => match.Code).Distinct().Count() == found.Length
            && found.Select(match => match.Kind is AreaMatchKind.Slip).SequenceEqual(found.Select(match => match.Kind is AreaMatchKind.Slip).Order());
    });

    [Fact]
    public void Find_SmallerLimit_GivesTheBeginningOfTheLongerList() => Gen.Select(AnyText, Gen.Int[1, 10]).Sample((text, limit) =>
        Indexes.Find(text, limit).SequenceEqual(Indexes.Find(text, 200).Take(limit)));

    [Fact]
    public void Skeleton_AnyText_IsIdempotentAndKeepsSomething() => AnyText.Sample(text =>
        Slips.Skeleton(Slips.Skeleton(text)) == Slips.Skeleton(text) && (text.Length == 0 || Slips.Skeleton(text).Length > 0));

    [Fact]
    public void IsWhole_AnyTwoTexts_AgreesWithTheDistanceCountedTheLongWay() =>
        Gen.Select(Gen.Char["กขค"].Array[3, 6], Gen.Char["กขค"].Array[3, 6]).Sample((one, other) =>
            Slips.IsWhole(one, other) == (Distance(one, other) == 1) || one.SequenceEqual(other));

    private static IEnumerable<AreaMatch> Find(SearchableArea area, string text) =>
        Indexes.Shipped.Find(new AreaLookup(text, 1_000) { Within = area.Code[..4] });

    private static bool Finds(SearchableArea area, string text) => Find(area, text).Any(match => match.Code == area.Code);

    /// <summary>Two เ side by side are read as แ: that is no one letter any more.</summary>
    private static bool BecomesAnotherVowel(string text) => text.Contains("เเ", StringComparison.Ordinal);

    private static string Slip(string name, int how, int where)
    {
        var at = where % (name.Length - 1);
        return how switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "ฮ"),
            2 => name.Remove(at, 1).Insert(at, "ฮ"),
            _ => name.Remove(at, 2).Insert(at, $"{name[at + 1]}{name[at]}"),
        };
    }

    // Letters put in, taken out, replaced, or swapped with the next.
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}
