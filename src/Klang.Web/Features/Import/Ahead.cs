using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Klang.Web.Features.Import;

/// <summary>Makes the next batches on another thread while the last ones are worked on: reading a file does not wait for the database.</summary>
internal static class Ahead
{
    private const int Waiting = 2;

    /// <summary>The same batches in the same order; what making them throws is thrown here. Nothing is made after the last is asked for.</summary>
    public static async IAsyncEnumerable<T[]> BatchesAsync<T>(IEnumerable<T> source, int size, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var channel = Channel.CreateBounded<T[]>(Waiting);
        var making = Task.Run(() => MakeAsync(source, size, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancel))
            {
                yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync<T>(IEnumerable<T> source, int size, ChannelWriter<T[]> to, CancellationToken stop)
    {
        try
        {
            foreach (var batch in source.Chunk(size))
            {
                await to.WriteAsync(batch, stop);
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
