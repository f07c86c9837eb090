using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: Klang.E2E.Tests.Support.ClosedAfterTest]

namespace Klang.E2E.Tests.Support;

/// <summary>Sessions of the one browser end with the test that opened them: a page left open goes on working, and slows all that come after it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosedAfterTestAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Opened = new(StringComparer.Ordinal);

    /// <summary>Says that the running test opened the session.</summary>
    internal static void Note(IBrowserContext context) => Opened.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);

    /// <summary>Nobody waits for it: the next test has sessions of its own.</summary>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Opened.TryRemove(test.UniqueID, out var contexts))
        {
            _ = Task.WhenAll(contexts.Select(c => c.CloseAsync()));
        }
    }
}
