using Klang.Core.Areas;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using AreaChangeKind = Klang.Data.Model.AreaChangeKind;

namespace Klang.Web.Features.Areas;

/// <summary>
/// The only writer of areas, inside the caller's process. Nothing that was known is overwritten: what a version said stays, with
/// the moment it was replaced.
/// </summary>
internal sealed class AreaRecorder(ProcessScope scope, string source)
{
    // Streams of the trail are units; the registry is everybody's.
    public const string Stream = "areas";

    private readonly DateTime _now = new(scope.Now.Ticks - (scope.Now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>Waits for whoever else changes the registry; call it before reading what the change depends on.</summary>
    public static Task LockAsync(KlangDb db, CancellationToken cancel) => RowLock.StreamAsync(db, Stream, cancel);

    /// <summary>New areas, in any order; each parent is among them or in <paramref name="ids"/> (area ids by code, added to).</summary>
    public async Task CreateAsync(IReadOnlyCollection<NewArea> areas, Dictionary<AreaCode, long> ids, CancellationToken cancel)
    {
        var reserved = await BulkInsert.ReserveIdsAsync<Area>(scope.Db, areas.Count, cancel);
        foreach (var (area, id) in areas.Zip(reserved))
        {
            ids.Add(area.Code, id);
        }

        await BulkInsert.RunAsync(scope.Db, [.. reserved.Select(id => new Area { Id = id, RecordedAt = _now })], cancel);
        await BulkInsert.RunAsync(scope.Db, [.. areas.Select(area => AreaVersions.First(area, ids, _now, source))], cancel);
    }

    /// <summary>From <paramref name="day"/> on the area is as <paramref name="next"/> says; before it, as it was.</summary>
    /// <param name="old">The version in force on the day, untracked.</param>
    /// <param name="next">Values to take; its validity and recording are set here.</param>
    /// <param name="day">First day of the change.</param>
    public void Change(AreaVersion old, AreaVersion next, DateOnly day)
    {
        Supersede(old);
        if (old.ValidFrom is null || old.ValidFrom < day)
        {
            var before = AreaVersions.Copy(old);
            (before.ValidTo, before.RecordedAt) = (day, _now);
            scope.Db.AreaVersions.Add(before);
        }

        Add(next, day, old.ValidTo);
    }

    /// <summary>It always was as <paramref name="next"/> says: the old version was a mistake, and its validity stays.</summary>
    public void Correct(AreaVersion old, AreaVersion next)
    {
        Supersede(old);
        next.Kind = AreaChangeKind.Correction;
        Add(next, old.ValidFrom, old.ValidTo);
    }

    private void Supersede(AreaVersion old)
    {
        scope.Db.AreaVersions.Attach(old);
        old.SupersededAt = _now;
    }

    private void Add(AreaVersion next, DateOnly? from, DateOnly? to)
    {
        (next.ValidFrom, next.ValidTo, next.RecordedAt, next.Source) = (from, to, _now, source);
        scope.Db.AreaVersions.Add(next);
    }
}
