using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Shelf;

namespace Klang.Web.Features.Entry;

/// <summary>What writing many judged records takes, put together where they were judged: the transaction then only sends it.</summary>
/// <param name="Records">Their columns.</param>
/// <param name="Shelf">Their typed rows; null where those are written one by one.</param>
/// <param name="Trail">What the trail says; null where nothing changed.</param>
internal sealed record RecordWrites(BulkChange<Record> Records, ShelfChange? Shelf, string? Trail)
{
    private static readonly string[] Written = [nameof(Record.State), nameof(Record.Answers), nameof(Record.Version), nameof(Record.CellVersions), nameof(Record.Errors), nameof(Record.Warnings), nameof(Record.SavedAt), nameof(Record.SavedBy)];

    public static RecordWrites Of(KlangDb db, ShelfWriter shelf, Submission submission, IReadOnlyCollection<Record> records, IReadOnlyDictionary<Guid, int> versions, string? trail) =>
        new(Change(db, records, versions), trail is null ? null : shelf.Ready(db, submission, records), trail);

    /// <summary>When they are saved is known when they are written.</summary>
    public static BulkChange<Record> Change(KlangDb db, IReadOnlyCollection<Record> records, IReadOnlyDictionary<Guid, int> versions) =>
        BulkChange.Of(db, [.. records], Written, r => versions[r.Id], later: nameof(Record.SavedAt));
}
