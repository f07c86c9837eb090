using System.Diagnostics;

namespace Klang.Bench;

/// <summary>Somebody who walks pages while officers save, and what each page took. Times are the client's: the server's, and the way.</summary>
internal sealed class ReadTimes(Uri address)
{
    private const int PauseMilliseconds = 100;

    private static readonly (string Name, bool IsOfficer, string Path)[] Usual =
    [
        ("GET /monitoring (country)", false, "/monitoring?fiscalYear=2570"),
        ("GET /monitoring (province)", false, "/monitoring?fiscalYear=2570&within=57"),
        ("GET / (work list)", true, "/"),
        ("GET /figures (national)", false, "/api/v1/figures?dataset=savings-group&fiscalYear=2570&round=1&by=province"),
    ];

    private static readonly (string Name, bool IsOfficer, string Path)[] DeadlineDay =
    [
        ("GET /monitoring (country)", false, "/monitoring?fiscalYear=2570"),
        ("GET /monitoring (province)", false, "/monitoring?fiscalYear=2570&within=57"),
        ("GET /monitoring/today (country)", false, "/monitoring/today"),
        ("GET /monitoring/today (province)", false, "/monitoring/today?within=57"),
        ("GET /completeness (first page)", false, "/api/v1/completeness?fiscalYear=2570"),
    ];

    public Dictionary<string, List<double>> All { get; } = new(StringComparer.Ordinal);

    /// <param name="counts">Whether times count yet.</param>
    public async Task RunAsync(string department, string officer, bool deadlineDay, Func<bool> counts, CancellationToken stop)
    {
        using var above = Load.Client(address, department);
        using var below = Load.Client(address, officer);
        try
        {
            while (true)
            {
                foreach (var (name, isOfficer, path) in deadlineDay ? DeadlineDay : Usual)
                {
                    var started = Stopwatch.GetTimestamp();
                    using var answer = await (isOfficer ? below : above).GetAsync(new Uri(path, UriKind.Relative), stop);
                    await answer.Content.ReadAsByteArrayAsync(stop);
                    answer.EnsureSuccessStatusCode();
                    Note(name, Stopwatch.GetElapsedTime(started), counts());
                    await Task.Delay(PauseMilliseconds, stop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The time is up.
        }
    }

    private void Note(string name, TimeSpan took, bool counts)
    {
        if (!All.TryGetValue(name, out var times))
        {
            All[name] = times = [];
        }

        if (counts)
        {
            times.Add(took.TotalMilliseconds);
        }
    }
}
