using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Klang.Bench;

/// <summary>What the server itself says a request took, from ASP.NET Core's own measure: the wire and the load program are not in it.</summary>
internal sealed class ServerTimes : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _times = new(StringComparer.Ordinal);
    private volatile bool _open;

    public ServerTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.server.request.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Note(seconds, tags));
        _listener.Start();
    }

    /// <summary>Times from here on count.</summary>
    public void Open() => _open = true;

    /// <summary>Milliseconds by method and route.</summary>
    public IEnumerable<(string Route, IReadOnlyCollection<double> Times)> Routes() => _times.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, (IReadOnlyCollection<double>)t.Value));

    public void Dispose() => _listener.Dispose();

    private void Note(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_open)
        {
            _times.GetOrAdd($"{Tag(tags, "http.request.method")} {Tag(tags, "http.route")}", _ => new()).Enqueue(seconds * 1_000);
        }
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value;
            }
        }

        return null;
    }
}
