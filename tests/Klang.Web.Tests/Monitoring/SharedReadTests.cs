using Klang.Web.Features.Monitoring;

namespace Klang.Web.Tests.Monitoring;

public sealed class SharedReadTests
{
    [Fact]
    public async Task Ask_WhileOneRuns_SharesTheNextAndNeverTheOneBegun()
    {
        var begun = 0;
        TaskCompletionSource[] ends = [new(), new(), new()];
        var shared = new SharedRead<int>(async () =>
        {
            var number = Interlocked.Increment(ref begun);
            await ends[number - 1].Task;
            return number;
        });
        var first = shared.AskAsync();
        while (Volatile.Read(ref begun) == 0)
        {
            await Task.Yield();
        }

        var meanwhile = Enumerable.Range(0, 5).Select(_ => shared.AskAsync()).ToList();
        ends[0].SetResult();
        Assert.Equal(1, await first);
        ends[1].SetResult();
        Assert.All(await Task.WhenAll(meanwhile), number => Assert.Equal(2, number));
        ends[2].SetResult();
        Assert.Equal(3, await shared.AskAsync());
    }

    [Fact]
    public async Task Ask_TheOneBeforeFailed_TheNextIsReadAllTheSame()
    {
        var begun = 0;
        var end = new TaskCompletionSource();
        var shared = new SharedRead<int>(async () =>
        {
            var number = Interlocked.Increment(ref begun);
            await end.Task;
            return number == 1 ? throw new InvalidOperationException("The database is away.") : number;
        });
        var first = shared.AskAsync();
        while (Volatile.Read(ref begun) == 0)
        {
            await Task.Yield();
        }

        var next = shared.AskAsync();
        end.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await next);
    }
}
