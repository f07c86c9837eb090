using System.Runtime.CompilerServices;

namespace Klang.Web.Features.Import;

/// <summary>Makes the next things on another thread while the last one is worked on: reading a file does not wait for the database.</summary>
internal static class Ahead
{
    /// <summary>A source in pieces, in its order.</summary>
    public static IAsyncEnumerable<T[]> BatchesAsync<T>(IEnumerable<T> source, int size, CancellationToken cancel = default) => OfAsync(stop => Chunks(source, size, stop), cancel);

    /// <summary>The same things in the same order; what making them throws is thrown here. Nothing is made after the last is asked for.</summary>
    /// <param name="source">Makes them; told when nobody asks any more.</param>
    /// <param name="cancel">Stops.</param>
    public static async IAsyncEnumerable<T> OfAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> source, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var things = source(stop.Token).GetAsyncEnumerator(stop.Token);

        // One is worked on and one is made, no more: a bound on memory.
        var next = NextAsync();
        try
        {
            while (await next)
            {
                var made = things.Current;
                next = NextAsync();
                yield return made;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> NextAsync() => Task.Run(async () => await things.MoveNextAsync(), CancellationToken.None);
    }

    private static async IAsyncEnumerable<T[]> Chunks<T>(IEnumerable<T> source, int size, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var chunk in source.Chunk(size))
        {
            stop.ThrowIfCancellationRequested();
            yield return chunk;
        }

        await Task.CompletedTask;
    }
}
