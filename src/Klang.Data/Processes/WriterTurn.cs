using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Processes;

/// <summary>
/// SQLite has one writer, and who finds it busy polls with growing sleeps: a queue in this process is fair and wakes at once.
/// PostgreSQL locks rows and needs none. Processes never nest, so nobody waits for himself.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim? _queue;

    private WriterTurn(SemaphoreSlim? queue) => _queue = queue;

    public static async Task<WriterTurn> TakeAsync(KlangDb db, CancellationToken cancel)
    {
        if (db.Dialect != Dialect.Sqlite)
        {
            return new WriterTurn(null);
        }

        var queue = Queues.GetOrAdd(db.Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        await queue.WaitAsync(cancel);
        return new WriterTurn(queue);
    }

    public void Dispose() => _queue?.Release();
}
