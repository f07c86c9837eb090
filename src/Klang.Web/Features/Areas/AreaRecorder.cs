using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;

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

    /// <summary>Writes what a decision comes to.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="outcome">What it comes to.</param>
    /// <param name="known">The versions it was carried out on, untracked.</param>
    /// <param name="cancel">Stops it; the process then writes nothing.</param>
    public async Task<AreaEvent> RecordAsync(AreaDecision decision, AreaOutcome outcome, IReadOnlyDictionary<long, AreaVersion> known, CancellationToken cancel)
    {
        var happened = AreaVersions.Event(decision, outcome, _now, scope.Actor.Name);
        scope.Db.AreaEvents.Add(happened);
        await scope.Db.SaveChangesAsync(cancel);
        var ids = outcome.Created.Zip(await BulkInsert.ReserveIdsAsync<Area>(scope.Db, outcome.Created.Length, cancel)).ToDictionary(pair => pair.First, pair => pair.Second);
        await BulkInsert.RunAsync(scope.Db, [.. ids.Values.Select(id => new Area { Id = id, RecordedAt = _now })], cancel);
        foreach (var old in outcome.Superseded)
        {
            Supersede(known[old]);
        }

        scope.Db.AreaVersions.AddRange(outcome.Recorded.Select(period => AreaVersions.Of(period, known.GetValueOrDefault(period.VersionId), ids, happened)));
        scope.Db.AreaLineage.AddRange(outcome.Lineage.Select(descent => new AreaLineage
        {
            FromId = ids.GetValueOrDefault(descent.From, descent.From),
            ToId = ids.GetValueOrDefault(descent.To, descent.To),
            Kind = (AreaLineageKind)descent.Kind,
            EffectiveOn = descent.On,
            EventId = happened.Id,
            RecordedAt = _now,
        }));
        await scope.Db.SaveChangesAsync(cancel);
        return happened;
    }

    private void Supersede(AreaVersion old)
    {
        scope.Db.AreaVersions.Attach(old);
        old.SupersededAt = _now;
    }

    private void Add(AreaVersion next, DateOnly? from, DateOnly? to)
    {
        (next.ValidFrom, next.ValidTo, next.RecordedAt, next.Source, next.EventId) = (from, to, _now, source, null);
        scope.Db.AreaVersions.Add(next);
    }
}
