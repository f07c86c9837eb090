using System.Diagnostics;
using System.Text;
using Klang.Web.Hosting;

namespace Klang.Web.Tests.Support;

/// <summary>The program as people start it: a process of its own.</summary>
internal static class KlangProcess
{
    /// <summary>Runs a verb to its end: its exit code and what it prints.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="arguments">The verb and what follows it.</param>
    public static Task<(int Exit, string Output, string Error)> RunAsync(string folder, params string[] arguments) =>
        RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["KLANG__DataPath"] = folder, ["KLANG__Database"] = "" }, arguments);

    /// <summary>The same beside a server of this process, on its database and folder and at its hour.</summary>
    public static Task<(int Exit, string Output, string Error)> RunAsync(KlangServer server, params string[] arguments) => RunAsync(Beside(server), arguments);

    private static async Task<(int Exit, string Output, string Error)> RunAsync(Dictionary<string, string?> settings, string[] arguments)
    {
        using var process = Start(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Serves beside a server of this process, on the same database and folder and at the same hour.</summary>
    public static Process Serve(KlangServer server)
    {
        var process = Start(Beside(server), "serve", "--no-demo", "--urls", "http://127.0.0.1:0");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static Dictionary<string, string?> Beside(KlangServer server) => new(StringComparer.Ordinal)
    {
        ["KLANG__DataPath"] = server.Folder,
        ["KLANG__Database"] = server.App.Configuration["Klang:Database"],
        ["KLANG__Mode"] = server.App.Configuration["Klang:Mode"],
        ["KLANG__Now"] = server.App.Configuration["Klang:Now"],
    };

    private static Process Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KlangHost).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
