using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Klang.Core.Areas;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>A subject that a row can be about.</summary>
/// <param name="Key">The entry's code, or the area's.</param>
/// <param name="Name">As it is registered.</param>
public sealed record SubjectFact(string Key, string Name)
{
    public string Village { get; init; } = "";

    public string Subdistrict { get; init; } = "";

    public string District { get; init; } = "";

    /// <summary>The number of its village; null where it has none.</summary>
    public int? Moo { get; init; }

    /// <summary>Whether it is the reporting unit itself, whose total may stand instead of its subjects; known by its district.</summary>
    public bool IsUnit { get; init; }

    /// <summary>Whether that unit is the office of a province, which has its name where others have their district's.</summary>
    public bool IsProvince { get; init; }
}

/// <summary>What a row says of its subject, as typed; "" where it says nothing.</summary>
public sealed record SubjectClues(string Code, string Name)
{
    public string Village { get; init; } = "";

    public string Subdistrict { get; init; } = "";

    public string District { get; init; } = "";

    public string Moo { get; init; } = "";
}

/// <summary>Why a row's subject is or is not found.</summary>
public enum SubjectVerdict
{
    Found,

    /// <summary>Probably <see cref="SubjectMatch.Subject"/>; somebody must say so.</summary>
    Likely,

    /// <summary>Several bear the name.</summary>
    Several,

    /// <summary>Code and name are of two subjects.</summary>
    Disagree,
    Unknown,

    /// <summary>Neither code nor name.</summary>
    Nothing,
}

/// <summary>The subject of a row, or the likely one.</summary>
public sealed record SubjectMatch(SubjectVerdict Verdict, SubjectFact? Subject, ImmutableArray<SubjectFact> Candidates);

/// <summary>
/// Finds whom a row is about: by code, then by name as names are compared everywhere (<see cref="NameSkeleton"/>), narrowed by
/// village number, village, subdistrict and district where the row says them. Only the same name of one subject is taken as found.
/// </summary>
public sealed partial class SubjectMatcher
{
    private const int MostGuesses = 3_000;
    private const int MostCandidates = 5;
    private const int LongName = 12;
    private const int MostSlips = 3;
    private const decimal Unlike = 0.5m;

    private readonly SubjectIndex _index;
    private readonly SubjectFact? _only;
    private int _guesses;

    /// <param name="subjects">All that a row can be about.</param>
    /// <param name="only">Where every row is about one: the unit itself.</param>
    public SubjectMatcher(IReadOnlyCollection<SubjectFact> subjects, SubjectFact? only = null)
        : this(new SubjectIndex(subjects), only)
    {
    }

    /// <param name="index">Of all that a row can be about; it may be shared.</param>
    /// <param name="only">Where every row is about one: the unit itself.</param>
    public SubjectMatcher(SubjectIndex index, SubjectFact? only = null) => (_index, _only) = (index, only);

    public bool IsCode(string text) => _index.ByCode.ContainsKey(Code(text));

    /// <summary>Whether exactly this name, spelling forgiven, is registered.</summary>
    public bool IsName(string text) => NameSkeleton.Skeleton(Bare(text).Name) is { Length: > 0 } key && _index.BySkeleton.Contains(key);

    public SubjectFact? Find(string key) => _index.ByCode.GetValueOrDefault(key);

    public SubjectMatch Match(SubjectClues clues)
    {
        if (_only is not null)
        {
            return new(SubjectVerdict.Found, _only, []);
        }

        // Code and name as they are registered: most rows of most workbooks.
        if (_index.ByCode.TryGetValue(clues.Code, out var plain) && clues.Name == plain.Name)
        {
            return new(SubjectVerdict.Found, plain, []);
        }

        var (name, moo) = Bare(clues.Name);
        if (Code(clues.Code) is { Length: > 0 } code)
        {
            return !_index.ByCode.TryGetValue(code, out var coded) ? ByName(clues, name, moo) is { Subject: { } likely } named ? new(SubjectVerdict.Likely, likely, named.Candidates) : new(SubjectVerdict.Unknown, null, [])
                : name.Length > 0 && !Agrees(name, coded) ? new(SubjectVerdict.Disagree, coded, [coded, .. ByName(clues, name, moo).Candidates.Where(c => c != coded)])
                : new(SubjectVerdict.Found, coded, []);
        }

        return name.Length > 0 || moo is not null ? ByName(clues, name, moo)
            : clues.District.Length > 0 && _index.Unit is { District.Length: > 0 } unit && (IsSame(clues.District, unit.District) || (unit.IsProvince && ProvinceOffice.Is(clues.District, unit.District))) ? new(SubjectVerdict.Found, unit, [])
            : new(SubjectVerdict.Nothing, null, []);
    }

    private SubjectMatch ByName(SubjectClues clues, string name, int? moo)
    {
        var same = _index.BySkeleton[NameSkeleton.Skeleton(name)].ToList();
        var number = moo ?? MooOf(clues.Moo);
        var narrowed = same.Where(s => Fits(s, clues, number)).ToList();
        if (narrowed.Count > 1 && narrowed.Where(s => ThaiText.Normalise(s.Name) == ThaiText.Normalise(clues.Name)).ToList() is { Count: 1 } exact)
        {
            narrowed = exact;
        }

        return narrowed.Count == 1 ? new(SubjectVerdict.Found, narrowed[0], [])
            : narrowed.Count > 1 ? new(SubjectVerdict.Several, null, [.. narrowed.Take(MostCandidates)])
            : same.Count > 0 ? new(same.Count == 1 ? SubjectVerdict.Likely : SubjectVerdict.Several, same.Count == 1 ? same[0] : null, [.. same.Take(MostCandidates)])
            : Guess(name, clues, number);
    }

    /// <summary>The nearest names; a guess is never taken without somebody's word.</summary>
    private SubjectMatch Guess(string name, SubjectClues clues, int? moo)
    {
        var skeleton = NameSkeleton.Skeleton(name);
        if (skeleton.Length < 3 || _guesses++ > MostGuesses)
        {
            return new(SubjectVerdict.Unknown, null, []);
        }

        var most = Math.Clamp(skeleton.Length / 4, 1, 4);
        var near = Enumerable.Range(skeleton.Length - most, (2 * most) + 1).SelectMany(length => _index.ByLength[length])
            .Select(s => (s.Subject, Edits: NameSkeleton.Edits(skeleton, s.Skeleton, most) + (Fits(s.Subject, clues, moo) ? 0 : 2)))
            .Where(s => s.Edits <= most).OrderBy(s => s.Edits).Take(MostCandidates).ToList();
        near = near.Count > 0 ? near : Whole(name, clues, moo);
        var alone = near.Count == 1 || (near.Count > 1 && near[0].Edits < near[1].Edits);
        return new(near.Count == 0 ? SubjectVerdict.Unknown : alone ? SubjectVerdict.Likely : SubjectVerdict.Several, alone ? near[0].Subject : null, [.. near.Select(n => n.Subject)]);
    }

    /// <summary>A slip in a word that names the kind of thing hides the name itself, so whole names are compared.</summary>
    private List<(SubjectFact Subject, int Edits)> Whole(string name, SubjectClues clues, int? moo)
    {
        var key = LabelText.Key(name);
        return key.Length < LongName || _index.ByCode.Count > MostGuesses ? [] : [.. _index.ByCode.Values
            .Select(s => (Subject: s, Edits: NameSkeleton.Edits(key, LabelText.Key(s.Name), MostSlips) + (Fits(s, clues, moo) ? 0 : 1)))
            .Where(s => s.Edits <= MostSlips).OrderBy(s => s.Edits).Take(MostCandidates)];
    }

    private static bool Fits(SubjectFact subject, SubjectClues clues, int? moo) =>
        (moo is null || subject.Moo is null || moo == subject.Moo)
        && IsSame(clues.Village, subject.Village) && IsSame(clues.Subdistrict, subject.Subdistrict) && IsSame(clues.District, subject.District);

    private static bool IsSame(string said, string name) =>
        said.Length == 0 || name.Length == 0 || NameSkeleton.Skeleton(AreaName.SearchKey(Bare(said).Name)) is var key && (key.Length == 0 || key == NameSkeleton.Skeleton(AreaName.SearchKey(name)));

    /// <summary>Most names of a register begin alike, so the name of another subject is told by being exactly that.</summary>
    private bool Agrees(string name, SubjectFact coded) =>
        NameSkeleton.Skeleton(name) is var key && (key == NameSkeleton.Skeleton(coded.Name) || (!_index.BySkeleton.Contains(key) && NameLikeness.Of(name, coded.Name) >= Unlike));

    private static string Code(string text) => ThaiDigits.ToArabic(ThaiText.Normalise(text)).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>บ้านสันโค้ง หมู่ที่ 3 → บ้านสันโค้ง and 3; a running number in front goes.</summary>
    private static (string Name, int? Moo) Bare(string text)
    {
        var clean = ThaiDigits.ToArabic(ThaiText.Normalise(text));
        var number = MooWord().Match(clean);
        var rest = RunningNumber().Replace(number.Success ? clean.Remove(number.Index, number.Length) : clean, "").Trim();
        return (rest, number.Success ? MooOf(number.Groups["n"].Value) : null);
    }

    private static int? MooOf(string text)
    {
        var match = Digits().Match(ThaiDigits.ToArabic(text));
        return match.Success ? int.Parse(match.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"(หมู่ที่|หมู่|ม\.)\s*(?<n>[0-9]{1,2})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex MooWord();

    [GeneratedRegex(@"\A[0-9]{1,4}[.)]\s*")]
    private static partial Regex RunningNumber();

    [GeneratedRegex("[0-9]{1,2}")]
    private static partial Regex Digits();
}
