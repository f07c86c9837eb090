using System.CommandLine;
using Klang.Core.Common;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary>Runs a verb on the same services as the web, on a prepared database, and turns a refusal into an exit code.</summary>
internal static class VerbHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancel)
    {
        try
        {
            await using var app = KlangHost.Build();
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync(cancel);
            return await verb(scope.ServiceProvider, cancel);
        }
        catch (Exception e) when (e is DefinitionException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message);
        }
    }

    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    public static int Fail(Problem problem) => Fail(problem.Where is null ? problem.Message.Th : $"{problem.Where}: {problem.Message.Th}");
}
