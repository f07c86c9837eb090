namespace Klang.Web.Hosting.Jobs;

/// <summary>What nobody presses a button for. A room adds its own as a singleton.</summary>
/// <param name="Name">Stands in job_runs and in the log.</param>
/// <param name="Every">How often each server looks whether it is time.</param>
public sealed record TimedWork(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Run)
{
    /// <summary>
    /// Names the piece of time that is to be worked on now, by the clock of the program: whoever is first takes it. Null as an answer: not now.
    /// Null itself: every server works whenever it looks, and the work itself sees to it that nothing is done twice.
    /// </summary>
    public Func<IServiceProvider, CancellationToken, Task<string?>>? Slot { get; init; }

    /// <summary>Once an hour, on whichever server looks first.</summary>
    public static TimedWork Hourly(string name, Func<IServiceProvider, CancellationToken, Task> run) =>
        new(name, TimeSpan.FromMinutes(10), run) { Slot = (scope, _) => Task.FromResult<string?>(Slots.Hour(scope.GetRequiredService<TimeProvider>())) };

    /// <summary>Once a Bangkok day.</summary>
    public static TimedWork Daily(string name, Func<IServiceProvider, CancellationToken, Task> run) =>
        new(name, TimeSpan.FromMinutes(30), run) { Slot = (scope, _) => Task.FromResult<string?>(Slots.Day(scope.GetRequiredService<TimeProvider>().Today())) };
}
