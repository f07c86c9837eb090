namespace Klang.Web.Features.Import.Reading;

/// <summary>How much of a workbook is read before it is refused. A file that is small on the way in may be huge unzipped.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <summary>Of the file as sent.</summary>
    public long FileBytes { get; init; } = 60L << 20;

    /// <summary>Of all parts that are read, unzipped and counted while they are, whatever the archive's directory says.</summary>
    public long UnzippedBytes { get; init; } = 1L << 30;

    /// <summary>Parts of the archive.</summary>
    public int Parts { get; init; } = 5_000;

    /// <summary>Rows of a sheet that hold anything.</summary>
    public int Rows { get; init; } = 200_000;

    public int Columns { get; init; } = 1_000;

    public int Sheets { get; init; } = 100;

    /// <summary>Letters of all shared texts together: they stand in memory.</summary>
    public long TextLetters { get; init; } = 50_000_000;

    public int Merges { get; init; } = 50_000;
}
