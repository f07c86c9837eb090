using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Names of the areas in force today, kept in memory for the process. A change made by this process shows at once, another
/// process's within seconds.
/// </summary>
public sealed class AreaNames(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Held? _held;
    private volatile int _forgotten;

    private sealed record Held(AreaNamesSnapshot Names, long Version, DateOnly Day, long LookedAt, int Forgotten);

    /// <summary>เวียง · Wiang; the code itself where no area in force bears it.</summary>
    public async ValueTask<LocalText> NameAsync(AreaCode code, CancellationToken cancel = default) => (await ReadAsync(cancel)).Name(code);

    /// <summary>Where it is, from the area up: บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย.</summary>
    public async ValueTask<LocalText> PlaceAsync(AreaCode code, CancellationToken cancel = default) => (await ReadAsync(cancel)).Place(code);

    /// <summary>All names at once: take it where a page shows many.</summary>
    public async ValueTask<AreaNamesSnapshot> ReadAsync(CancellationToken cancel = default) =>
        _held is { } held && IsFresh(held) ? held.Names : (await RefreshAsync(cancel)).Names;

    /// <summary>
    /// The names as they were read last, however old. For work inside a transaction: looking again takes a second connection,
    /// and when every connection waits for the lock this one holds, nobody would ever get it.
    /// </summary>
    public ValueTask<AreaNamesSnapshot> ReadHeldAsync(CancellationToken cancel = default) => _held is { } held ? ValueTask.FromResult(held.Names) : ReadAsync(cancel);

    /// <summary>A number that grows with every change of the registry.</summary>
    public async ValueTask<long> VersionAsync(CancellationToken cancel = default) =>
        _held is { } held && IsFresh(held) ? held.Version : (await RefreshAsync(cancel)).Version;

    /// <summary>This process has changed the registry.</summary>
    internal void Forget() => Interlocked.Increment(ref _forgotten);

    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Held held) => held.Forgotten == _forgotten && clock.GetElapsedTime(held.LookedAt) < LookAgainAfter;

    private async Task<Held> RefreshAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            // Said before reading: what is forgotten meanwhile is read again by the next.
            var (forgotten, lookedAt, held) = (_forgotten, clock.GetTimestamp(), _held);
            if (held is not null && IsFresh(held))
            {
                return held;
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
            var version = await VersionOfAsync(db, cancel);
            var names = held is not null && held.Version == version && held.Day == clock.Today() ? held.Names : await SnapshotAsync(db, cancel);
            return _held = new Held(names, version, clock.Today(), lookedAt, forgotten);
        }
        finally
        {
            _reading.Release();
        }
    }

    // Every change of the registry adds a version, and changes wait for each other, so the last id says whether there was one.
    private static async Task<long> VersionOfAsync(KlangDb db, CancellationToken cancel) => await db.AreaVersions.MaxAsync(v => (long?)v.Id, cancel) ?? 0;

    private async Task<AreaNamesSnapshot> SnapshotAsync(KlangDb db, CancellationToken cancel)
    {
        var areas = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today())
            .Select(v => new { v.Code, v.NameTh, v.NameEn, v.TypeTh }).ToListAsync(cancel);
        return new AreaNamesSnapshot(areas.Select(v => (v.Code, v.NameTh, v.NameEn, v.TypeTh)));
    }
}
