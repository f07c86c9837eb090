namespace Klang.Core.Areas;

public enum AreaListDifference
{
    New,
    Renamed,
    Unchanged,

    /// <summary>The registry has it and a file that lists this level of this province does not.</summary>
    Gone,
}

/// <summary>What taking a file would do to one area: the name before (null: new) and after (null: gone).</summary>
public sealed record AreaChange(AreaListDifference Kind, AreaCode Code, string? Before, string? After)
{
    /// <summary>The line of the file; null for what is gone.</summary>
    public int? Line { get; init; }

    /// <summary>
    /// Every change, in order of code. Only what the file covers can be gone: a level of a province where the file lists at
    /// least one area for its own sake. A file of one district's villages therefore shows the province's other villages as
    /// gone; a person decides, which is why there is a dry run. No file makes a province gone.
    /// </summary>
    public static IReadOnlyList<AreaChange> Between(IEnumerable<AreaEntry> current, IReadOnlyCollection<AreaFileRow> file)
    {
        var before = current.DistinctBy(area => area.Code).ToDictionary(area => area.Code, area => area.NameTh);
        var after = file.Select(row => row.Code).ToHashSet();
        var covered = file.Where(row => !row.IsParentOnly).Select(row => Cover(row.Code)).ToHashSet();
        var gone = before
            .Where(area => !after.Contains(area.Key) && covered.Contains(Cover(area.Key)))
            .Select(area => new AreaChange(AreaListDifference.Gone, area.Key, area.Value, null));
        return [.. file.Select(row => Of(row, before)).Concat(gone).OrderBy(change => change.Code)];
    }

    private static AreaChange Of(AreaFileRow row, Dictionary<AreaCode, string> before)
    {
        var name = before.GetValueOrDefault(row.Code);
        var kind = name is null ? AreaListDifference.New
            : AreaName.Same(name, row.NameTh, row.Code.Level) ? AreaListDifference.Unchanged
            : AreaListDifference.Renamed;
        return new AreaChange(kind, row.Code, name, row.NameTh) { Line = row.Line };
    }

    private static (AreaLevel Level, AreaCode? Province) Cover(AreaCode code) => (code.Level, code.At(AreaLevel.Province));
}
