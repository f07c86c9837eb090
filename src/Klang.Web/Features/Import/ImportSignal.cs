namespace Klang.Web.Features.Import;

/// <summary>Tells this server's worker that there is something to do, so that nobody waits for its next look.</summary>
public sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);

    public void Wake() => _bell.Release();

    /// <summary>Waits for the bell or the time, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancel)
    {
        await _bell.WaitAsync(most, cancel);
        while (_bell.CurrentCount > 0 && await _bell.WaitAsync(TimeSpan.Zero, cancel))
        {
        }
    }

    public void Dispose() => _bell.Dispose();
}
