namespace Klang.Web.Hosting;

/// <summary>
/// Whether everything is there that serving needs. The server starts while the database is still being made ready, which saves a start a third
/// of a second; whoever comes before that is done waits here: the first requests, and the works behind the pages.
/// </summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="now">Whether it is from the beginning: where nobody prepares anything beside.</param>
    public Readiness(bool now)
    {
        if (now)
        {
            Tell();
        }
    }

    public void Tell() => _ready.TrySetResult();

    public Task WaitAsync(CancellationToken cancel) => _ready.Task.WaitAsync(cancel);
}

/// <summary>The first that a request passes.</summary>
internal sealed class ReadinessMiddleware(RequestDelegate next, Readiness readiness)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await readiness.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
