using Klang.Core.Common;

namespace Klang.Core.Areas;

/// <summary>An area as a line of a file names it, before any check.</summary>
internal sealed record AreaFileCandidate(int Line, string Code, string Name)
{
    public string? Moo { get; init; }

    /// <summary>Columns of the CSV that go to the row as they are.</summary>
    public Func<AreaFileRow, AreaFileRow>? More { get; init; }

    public bool IsParentOnly { get; init; }

    /// <summary>The layout writes one area on several lines (the department counts each registration office by itself).</summary>
    public bool MayRepeat { get; init; }
}

/// <summary>Takes areas from either layout, refuses those that cannot be right, and knows which codes it has.</summary>
internal sealed class AreaFileCollector
{
    // The department's own list carries a province 97, ทดสอบจังหวัด, from a test of its system.
    private static readonly AreaCode TestProvince = AreaCode.Parse("97");

    // As wide as the registry's column.
    private const int LongestName = 200;

    private readonly SortedDictionary<AreaCode, AreaFileRow> rows = [];
    private readonly HashSet<(int Line, string Code)> told = [];
    private readonly List<AreaFileFault> faults = [];

    public void Fault(int line, Problem problem)
    {
        // A line that is wrong in one way is told once, though the department's layout names four areas on it.
        if (told.Add((line, problem.Code)))
        {
            faults.Add(new AreaFileFault(line, problem));
        }
    }

    public void Add(AreaFileCandidate candidate)
    {
        if (Refuse(candidate, out var code) is { } problem)
        {
            Fault(candidate.Line, problem);
            return;
        }

        var row = new AreaFileRow(candidate.Line, code, Name(candidate, code)) { IsParentOnly = candidate.IsParentOnly };
        row = candidate.More?.Invoke(row) ?? row;
        if (row.NameTh.Length > LongestName || row.NameEn?.Length > LongestName)
        {
            Fault(candidate.Line, AreaFileProblems.TooLong(candidate.Line, code, LongestName));
            return;
        }

        if (rows.TryAdd(code, row))
        {
            return;
        }

        if (Repeats(rows[code], row, candidate.MayRepeat) is { } repeated)
        {
            Fault(candidate.Line, repeated);
        }
        else if (!row.IsParentOnly)
        {
            rows[code] = rows[code] with { IsParentOnly = false };
        }
    }

    /// <summary>Takes out what has no parent, from the provinces down, so that an orphan's children are orphans too.</summary>
    public AreaFileContent Finish(AreaFileLayout layout, IReadOnlySet<AreaCode> known)
    {
        foreach (var row in rows.Values.OrderBy(row => row.Code.Level).ThenBy(row => row.Code).ToList())
        {
            var parent = row.Code.Parent;
            if (parent != AreaCode.Country && !rows.ContainsKey(parent) && !known.Contains(parent))
            {
                rows.Remove(row.Code);
                Fault(row.Line, AreaFileProblems.Orphan(row.Line, row.Code));
            }
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            Fault(1, AreaFileProblems.Empty());
        }

        return new AreaFileContent(layout, [.. rows.Values], [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static Problem? Refuse(AreaFileCandidate candidate, out AreaCode code)
    {
        var line = candidate.Line;
        return !AreaCode.TryParse(candidate.Code, out code) ? AreaFileProblems.BadCode(line, candidate.Code)
            : code.IsWithin(TestProvince) ? AreaFileProblems.TestProvince(line, code)
            : candidate.Name.Contains('\uFFFD', StringComparison.Ordinal) ? AreaFileProblems.Unreadable(line, code)
            : IsNameless(candidate.Name) && !IsNumbered(candidate.Name, code) ? AreaFileProblems.NoName(line, code)
            : code.Level == AreaLevel.Village && MooDiffers(candidate.Moo, code) ? AreaFileProblems.Moo(line, code, candidate.Moo!)
            : null;
    }

    private static bool IsNameless(string name) => AreaName.SearchKey(name) is "" or "null";

    // The department writes - for villages of towns that never had a name; people call them by their number, and so do we.
    private static bool IsNumbered(string name, AreaCode code) => code.Level == AreaLevel.Village && name.Trim() == "-";

    private static string Name(AreaFileCandidate candidate, AreaCode code) =>
        IsNumbered(candidate.Name, code) ? $"หมู่ที่ {code.Digits[6..].TrimStart('0')}" : AreaName.Own(candidate.Name, code.Level);

    private static bool MooDiffers(string? moo, AreaCode village) =>
        !string.IsNullOrWhiteSpace(moo) && Thai.ThaiDigits.ToArabic(moo).Trim().TrimStart('0') != village.Digits[6..].TrimStart('0');

    private static Problem? Repeats(AreaFileRow kept, AreaFileRow row, bool mayRepeat) =>
        !mayRepeat ? AreaFileProblems.Duplicate(row.Line, row.Code, kept.Line)
        : AreaName.Same(kept.NameTh, row.NameTh, row.Code.Level) ? null
        : AreaFileProblems.TwoNames(row.Line, row.Code, kept, row.NameTh);
}
