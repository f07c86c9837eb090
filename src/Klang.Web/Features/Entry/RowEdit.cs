using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Checks;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Entry;

/// <summary>
/// What somebody wants to change in one record: texts as typed (null empties a cell), or child rows as a whole, or
/// "confirmed unchanged". Every door makes these, and only <see cref="RecordWriter"/> reads them.
/// </summary>
public sealed record RowEdit(Guid RecordId, int Version)
{
    public IReadOnlyDictionary<FieldKey, string?> Cells { get; init; } = ImmutableDictionary<FieldKey, string?>.Empty;

    /// <summary>Child rows that replace the list's rows.</summary>
    public ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Lists { get; init; } =
        ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty;

    /// <summary>Files to attach and to take away, by cell; the row of a list counts among the rows of <see cref="Lists"/>.</summary>
    public ImmutableDictionary<CellRef, FileEdit> Files { get; init; } = ImmutableDictionary<CellRef, FileEdit>.Empty;

    public bool Confirm { get; init; }

    /// <summary>Whether it says nothing but "confirmed".</summary>
    public bool IsEmpty => Cells.Count == 0 && Lists.IsEmpty && Files.IsEmpty;
}

/// <summary>What is done to the files of one cell: those already there stay unless they are named.</summary>
public sealed record FileEdit(ImmutableArray<CleanFile> Added, ImmutableArray<string> Removed);

/// <summary>A cell that somebody else changed meanwhile: neither value is lost, the person chooses.</summary>
public sealed record CellConflict(FieldKey Field, string Theirs, string Mine, string By, DateTime At);

/// <summary>A record after a save, with its issues and the cells that were left alone because of a conflict.</summary>
public sealed record SavedRow(Data.Model.Record Record, ImmutableArray<Core.Checks.Issue> Issues, ImmutableArray<CellConflict> Conflicts)
{
    /// <summary>False where a total that came with the row is not what the row adds up to: then nothing of it was stored.</summary>
    public bool Taken { get; init; } = true;

    /// <summary>What the record said before the edit, and how it stood; null where nobody asked.</summary>
    public (Core.Records.Answers Answers, Data.Model.RecordState State)? Before { get; init; }
}

/// <summary>The outcome of a save.</summary>
public sealed record SaveOutcome(ImmutableArray<SavedRow> Rows, Data.Model.Submission Submission);
