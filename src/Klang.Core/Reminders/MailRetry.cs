using System.Collections.Immutable;

namespace Klang.Core.Reminders;

/// <summary>How long to wait after a mail could not be sent, and when to give up.</summary>
public static class MailRetry
{
    /// <summary>A mail that is this old and still fails is given up.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    private static readonly ImmutableArray<int> Minutes = [1, 2, 5, 10, 20, 40, 60];

    /// <param name="attempts">Tries so far, from 1.</param>
    public static TimeSpan Wait(int attempts) => TimeSpan.FromMinutes(Minutes[Math.Clamp(attempts, 1, Minutes.Length) - 1]);
}
