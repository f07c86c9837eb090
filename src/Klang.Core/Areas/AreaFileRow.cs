using Klang.Core.Common;

namespace Klang.Core.Areas;

/// <summary>One area that a file names. <see cref="Line"/> is 1-based, as an editor shows it.</summary>
public sealed record AreaFileRow(int Line, AreaCode Code, string NameTh)
{
    public string? NameEn { get; init; }

    /// <summary>Five digits, for subdistricts.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The word for the level where the file gives one: อำเภอ, กิ่งอำเภอ, เขต.</summary>
    public string? TypeTh { get; init; }

    /// <summary>The letter abbreviation, for provinces: ชร.</summary>
    public string? AbbrTh { get; init; }

    /// <summary>The region, for provinces: ภาคเหนือ.</summary>
    public string? RegionTh { get; init; }

    public string? Note { get; init; }

    /// <summary>
    /// Named only because an area below it is listed, so the file does not say that it lists every area of this level.
    /// </summary>
    public bool IsParentOnly { get; init; }
}

/// <summary>A line that was not taken, and why. The other lines are still good.</summary>
public sealed record AreaFileFault(int Line, Problem Problem)
{
    /// <summary>
    /// Whether a person has something to mend. Lines of the department's test province are in each of its lists and are left
    /// out without a word to mend.
    /// </summary>
    public bool Blocks => Problem.Code != AreaFileProblems.TestProvinceCode;
}

/// <summary>The two layouts that are read: ours, with named columns, and the list of the Department of Provincial Administration.</summary>
public enum AreaFileLayout
{
    Csv,
    Dopa,
}

/// <summary>What was read from an area file. Rows are in order of code; no code twice; every parent is a row or was known.</summary>
public sealed record AreaFileContent(AreaFileLayout Layout, IReadOnlyList<AreaFileRow> Rows, IReadOnlyList<AreaFileFault> Faults);
