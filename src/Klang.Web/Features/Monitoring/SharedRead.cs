namespace Klang.Web.Features.Monitoring;

/// <summary>
/// One reading at a time, for everybody who asks. Who comes while one runs shares the next with all who came meanwhile: nobody gets what
/// was read before they asked, and a hundred who ask at once cost two readings.
/// </summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock _gate = new();
    private Task<T>? _running;
    private Task<T>? _next;

    public Task<T> AskAsync()
    {
        lock (_gate)
        {
            return _next is not null ? _next
                : _running is { IsCompleted: false } running ? _next = Task.Run(() => AfterAsync(running))
                : _running = Task.Run(read);
        }
    }

    /// <summary>From here on nobody joins any more: what is read now is too early for who comes next.</summary>
    private async Task<T> AfterAsync(Task<T> before)
    {
        await Task.WhenAny(before);
        lock (_gate)
        {
            (_running, _next) = (_next, null);
        }

        return await read();
    }
}
