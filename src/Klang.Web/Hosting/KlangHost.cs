using Klang.Core.Datasets;
using Klang.Data.Processes;
using Klang.Data.Setup;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting.Jobs;
using Microsoft.AspNetCore.DataProtection;

namespace Klang.Web.Hosting;

/// <summary>Builds the application: the same services serve the web, the command line and the tests.</summary>
public static class KlangHost
{
    /// <param name="settings">Configuration that wins over files and environment, such as <c>Klang:Mode</c>.</param>
    /// <param name="serves">Whether this is the process that people reach: it does the jobs unless it is told not to, and answers once <see cref="Readiness"/> was told.</param>
    /// <exception cref="DefinitionException">A definition file is wrong; the message says file, line and reason.</exception>
    public static WebApplication Build(IReadOnlyDictionary<string, string?>? settings = null, bool serves = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Pages are looked for in this assembly, whoever starts it.
            ApplicationName = typeof(KlangHost).Assembly.GetName().Name,

            // Everything the program ships lies beside it, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",

            // Settings are read once: a file watcher for each host is scarce (128 a user) and nobody changes them in flight.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
        });

        builder.Environment.WebRootFileProvider = new StillFiles(builder.Environment.WebRootPath);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        var options = builder.Configuration.GetSection(KlangOptions.SectionName).Get<KlangOptions>() ?? new KlangOptions();
        if (options.Complaints().FirstOrDefault() is { } complaint)
        {
            throw new InvalidOperationException(complaint);
        }

        // That every service can be made is a matter for the tests, not for each start.
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (!serves, true));
        builder.Services.AddSingleton(new Readiness(now: !serves));
        AddServices(builder.Services, options);
        TimedWorks.Add(builder.Services, options, serves);
        return Pipeline.Build(builder);
    }

    private static void AddServices(IServiceCollection services, KlangOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        // Reading the definitions and waking the model take most of a start; neither waits for the other, nor for the rest here.
        var definitions = Task.Run(() => ShippedFiles.Catalogue(options.DatasetsFolder));
        services.AddSingleton<Catalogue>(_ => definitions.GetAwaiter().GetResult());
        services.AddKlangDb(options.Choice);
        _ = Task.Run(options.Choice.WakeModel);
        services.AddDataProtection().SetApplicationName("Klang").PersistKeysToDbContext<Data.KlangDb>();
        services.AddScoped<ProcessRunner>();
        services.AddSingleton<ShelfWriter>();
        services.AddSingleton<ShelfReader>();
        services.AddSingleton<RowsReader>();
        services.AddSingleton<ShelfBuilder>();
        services.AddScoped<Preparation>();
        Rooms.Add(services);
    }
}
