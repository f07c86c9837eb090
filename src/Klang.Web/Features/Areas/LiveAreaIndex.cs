using Klang.Core.Areas.Search;
using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// The search index of the areas in force today, kept in memory for the process and made anew when <see cref="AreaNames"/> sees
/// that the registry has changed, or the day.
/// </summary>
public sealed class LiveAreaIndex(IServiceScopeFactory scopes, AreaNames names, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _making = new(1);
    private volatile Held? _held;

    private sealed record Held(AreaSearchIndex Index, long Version, DateOnly Day);

    public async ValueTask<AreaSearchIndex> ReadAsync(CancellationToken cancel = default)
    {
        var version = await names.VersionAsync(cancel);
        return _held is { } held && IsOf(held, version) ? held.Index : (await RenewAsync(version, cancel)).Index;
    }

    public void Dispose() => _making.Dispose();

    private bool IsOf(Held held, long version) => held.Version == version && held.Day == clock.Today();

    private async Task<Held> RenewAsync(long version, CancellationToken cancel)
    {
        await _making.WaitAsync(cancel);
        try
        {
            if (_held is { } held && IsOf(held, version))
            {
                return held;
            }

            await using var scope = scopes.CreateAsyncScope();
            var day = clock.Today();
            var areas = await scope.ServiceProvider.GetRequiredService<KlangDb>().AreaVersions.AsNoTracking().At(AreaMoment.Current, day)
                .Select(v => new SearchableArea(v.AreaId, v.Code, v.Level, v.ParentId, v.SearchName, v.NameEn)).ToListAsync(cancel);
            return _held = new Held(new AreaSearchIndex(areas), version, day);
        }
        finally
        {
            _making.Release();
        }
    }
}
