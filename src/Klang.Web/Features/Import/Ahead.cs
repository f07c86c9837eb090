using System.Runtime.CompilerServices;
using System.Threading.Channels;

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

        // One waits, one is made, one is worked on: a bound on memory.
        var channel = Channel.CreateBounded<T>(1);
        var making = Task.Run(() => MakeAsync(source(stop.Token), channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var made in channel.Reader.ReadAllAsync(cancel))
            {
                yield return made;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
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

    private static async Task MakeAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> to, CancellationToken stop)
    {
        try
        {
            await foreach (var made in source.WithCancellation(stop))
            {
                await to.WriteAsync(made, stop);
            }

            to.Complete();
        }
#pragma warning disable CA1031 // Whoever reads the channel throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            to.Complete(e);
        }
    }
}
