using System.Collections.Concurrent;

namespace Klang.Web.Features.People;

/// <summary>A forgotten script may knock with a dead token every second; the trail hears of it once an hour.</summary>
internal sealed class TokenRefusals
{
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, DateTime> _told = new();

    public bool IsFirst(Guid token, DateTime now)
    {
        if (_told.TryGetValue(token, out var last) && now - last < Quiet)
        {
            return false;
        }

        _told[token] = now;
        return true;
    }
}
