using System.Globalization;

namespace Klang.Bench;

/// <summary>The most memory that this process held since it was last forgotten. Linux only; elsewhere the whole run's peak.</summary>
internal static class StepPeak
{
    private const string Status = "/proc/self/status";

    public static void Forget()
    {
        if (File.Exists(Status))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    public static long Megabytes() => File.Exists(Status)
        ? long.Parse(File.ReadLines(Status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10
        : System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
}
