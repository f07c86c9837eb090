using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import;

internal static class ImportRoom
{
    public static void AddImport(IServiceCollection services)
    {
        services.AddSingleton(ReadingLimits.Default);
        services.AddSingleton<ImportSignal>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportClaims>();
        services.AddScoped<ImportWorlds>();
        services.AddScoped<LayoutProposer>();
        services.AddScoped<DryRun>();
        services.AddScoped<ImportTaking>();
        services.AddScoped<ImportReverting>();
        services.AddScoped<ImportSteps>();
        services.AddHostedService<ImportWorker>();
    }
}
