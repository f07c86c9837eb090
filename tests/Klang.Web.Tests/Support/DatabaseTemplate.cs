using Klang.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Klang.Web.Tests.Support;

/// <summary>A database that is furnished once for all tests, and copied.</summary>
internal sealed class DatabaseTemplate
{
    private readonly Func<IServiceProvider, Task> _furnish;
    private readonly Lazy<Task<byte[]>> _file;
    private readonly Lazy<Task<string>> _name;

    public DatabaseTemplate(Func<IServiceProvider, Task> furnish) =>
        (_furnish, _file, _name) = (furnish, new(MakeFileAsync), new(MakeDatabaseAsync));

    public async Task<(string Setting, Func<Task> Drop)> CopyAsync(string kind, string folder)
    {
        if (kind != "sqlite")
        {
            return await TestDatabases.NewAsync(kind, folder, TestDatabases.Postgres is null ? "" : " TEMPLATE " + await _name.Value);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, TestDatabases.SqliteFile), await _file.Value);
        return await TestDatabases.NewAsync(kind, folder);
    }

    private async Task<byte[]> MakeFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("klang-template-").FullName;
        var (setting, close) = await TestDatabases.NewAsync("sqlite", folder);
        await FurnishAsync(setting, folder);

        // The file is whole when nobody has it open any more.
        await close();
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, TestDatabases.SqliteFile));
        Directory.Delete(folder, recursive: true);
        return content;
    }

    /// <summary>Nobody may be connected to a template while it is copied: its connections are not pooled.</summary>
    private async Task<string> MakeDatabaseAsync()
    {
        var (server, name) = (TestDatabases.Postgres!, "klang_template_" + Guid.NewGuid().ToString("N"));
        await TestDatabases.ExecuteAsync(server, $"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TestDatabases.ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        var folder = Directory.CreateTempSubdirectory("klang-template-").FullName;
        await FurnishAsync(new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString, folder);
        Directory.Delete(folder, recursive: true);
        return name;
    }

    private async Task FurnishAsync(string setting, string folder)
    {
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder });
        await using var scope = app.Services.CreateAsyncScope();
        await _furnish(scope.ServiceProvider);
    }
}
