using System.Text.Json;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Datasets;

/// <summary>The program on a copy of the shipped definitions with one file more: the worked example of the manual.</summary>
internal sealed class TwelfthDataset : IAsyncDisposable
{
    public const string Key = "community-shop";

    private const string District = "5701";
    private readonly string _folder;

    private TwelfthDataset(KlangServer server, string folder, Guid submission)
    {
        (Server, _folder, Submission) = (server, folder, submission);
        Officer = new SignedInBrowser(server, Desk.Somebody(Role.Officer, District, District));
    }

    public KlangServer Server { get; }

    public SignedInBrowser Officer { get; }

    public Guid Submission { get; }

    public static string Example => File.ReadAllText(InProject("docs/examples/12-community-shop.yaml")).ReplaceLineEndings("\n");

    public static string InProject(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Klang.slnx")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException($"The project's root was not found above {AppContext.BaseDirectory}.");
        }

        return Path.Combine(folder.FullName, path);
    }

    public static async Task<TwelfthDataset> StartAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("klang-definitions-").FullName;
        Copy(InProject("datasets"), folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "12-community-shop.yaml"), Example);
        var server = await KlangServer.StartAsync(database, "2027-02-10T03:00:00Z", settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:DatasetsPath"] = folder });
        return new TwelfthDataset(server, folder, await server.WithAsync(OpenAsync));
    }

    public async Task<JsonElement> JsonAsync(string path) => JsonSerializer.Deserialize<JsonElement>((await Officer.GetAsync(path)).Body);

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>As <c>klang rounds open --fiscal-year 2570</c> does, for every dataset.</summary>
    private static async Task<Guid> OpenAsync(IServiceProvider services)
    {
        var opened = await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, new FiscalYear(2570), new DateOnly(2026, 10, 1));
        Assert.True(opened.IsOk, opened.Problem?.Message.En);
        return await services.GetRequiredService<KlangDb>().Submissions.Where(s => s.Dataset == Key && s.RoundNumber == 1 && s.UnitCode == District).Select(s => s.Id).SingleAsync();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
