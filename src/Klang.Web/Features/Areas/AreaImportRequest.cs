using Klang.Core.Areas;
using Klang.Core.People;

namespace Klang.Web.Features.Areas;

/// <summary>A list of areas to take into the registry.</summary>
/// <param name="File">The bytes, in any encoding that offices send.</param>
/// <param name="Actor">Who takes it; needs leave to manage areas.</param>
public sealed record AreaImportRequest(byte[] File, Actor Actor)
{
    /// <summary>
    /// First day of what the file says; the registry of that day is what it is compared with. Where it is not said, renames
    /// hold from today, and new areas count as older than the records.
    /// </summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Where the list comes from: an announcement, a letter, the name of the file.</summary>
    public required string Source { get; init; }

    /// <summary>Compare and tell, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Other names are corrected spelling, as if they had always been so; no area was renamed.</summary>
    public bool SpellingOnly { get; init; }
}

/// <summary>What taking a file did, or would do.</summary>
public sealed record AreaImportReport
{
    /// <summary>"utf-8", "utf-16", "utf-16BE" or "windows-874".</summary>
    public required string Encoding { get; init; }

    public required AreaFileLayout Layout { get; init; }

    /// <summary>New, renamed and gone areas, in order of code. Gone ones are told and stay as they are.</summary>
    public required IReadOnlyList<AreaChange> Changes { get; init; }

    /// <summary>Areas of the same name of which the file knows more: postal code, English name, abbreviation.</summary>
    public required int Completed { get; init; }

    /// <summary>Areas that the file says nothing new of.</summary>
    public required int Unchanged { get; init; }

    /// <summary>What somebody has to mend; while there is one, nothing is taken.</summary>
    public required IReadOnlyList<AreaFileFault> Faults { get; init; }

    /// <summary>Lines that are left out without anything to mend.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Whether the registry now says what the file says.</summary>
    public bool Committed { get; init; }

    public int New => Count(AreaListDifference.New);

    public int Renamed => Count(AreaListDifference.Renamed);

    public int Gone => Count(AreaListDifference.Gone);

    private int Count(AreaListDifference kind) => Changes.Count(change => change.Kind == kind);
}
