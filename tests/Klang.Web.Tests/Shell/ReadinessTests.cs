using System.Net;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Shell;

/// <summary>The server listens before its database is ready; who comes then waits for an answer and gets the right one.</summary>
public sealed class ReadinessTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Request_BeforeAllIsReady_WaitsAndIsAnswered()
    {
        var folder = Directory.CreateTempSubdirectory("klang-ready-");
        var (setting, close) = await TestDatabases.NewPreparedAsync("sqlite", folder.FullName);
        await using (var app = KlangHost.Build(new Dictionary<string, string?> { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder.FullName, ["Klang:Jobs"] = "false" }, serves: true))
        {
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

            var asked = client.GetAsync("/health/ready");
            await Task.WhenAny(asked, Task.Delay(Moment));
            Assert.False(asked.IsCompleted);

            app.Services.GetRequiredService<Readiness>().Tell();
            using var answer = await asked;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await app.StopAsync();
        }

        await close();
        folder.Delete(recursive: true);
    }
}
