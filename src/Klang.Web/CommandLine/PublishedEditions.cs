using System.Data.Common;
using Klang.Core.Common;
using Klang.Core.Datasets.Editions;
using Klang.Data;
using Klang.Data.Setup;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.CommandLine;

/// <summary>
/// What was published, read without the web: a definition that is wrong would keep the host from being built. Nothing is made or
/// migrated.
/// </summary>
internal static class PublishedEditions
{
    /// <returns>The editions, or null and why they could not be read.</returns>
    public static async Task<(IReadOnlyList<Edition>? Editions, LocalText? Why)> ReadAsync(CancellationToken cancel)
    {
        var choice = Options().Choice;
        if (choice.FilePath is { } file && !File.Exists(file))
        {
            return (null, new($"ไม่มีฐานข้อมูลที่ {file}", $"there is no database at {file}."));
        }

        try
        {
            return (await ReadAsync(choice, cancel), null);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return (null, new($"อ่านฐานข้อมูลไม่ได้ ({e.Message})", $"the database cannot be read ({e.Message})."));
        }
    }

    /// <summary>The configuration of file and environment.</summary>
    public static KlangOptions Options()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        return configuration.GetSection(KlangOptions.SectionName).Get<KlangOptions>() ?? new KlangOptions();
    }

    private static async Task<IReadOnlyList<Edition>> ReadAsync(DatabaseChoice choice, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddKlangDb(choice).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var contents = await scope.ServiceProvider.GetRequiredService<KlangDb>().PublishedDefinitions.AsNoTracking()
            .OrderBy(p => p.Key).Select(p => p.Content).ToListAsync(cancel);
        return [.. contents.Select(EditionJson.Read)];
    }
}
