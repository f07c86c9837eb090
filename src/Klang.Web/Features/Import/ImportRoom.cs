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
        services.AddScoped<BatchWorlds>();
        services.AddScoped<BatchDesk>();
        services.AddScoped<BatchRun>();
        services.AddSingleton(new Rounds.RoundPart("ProvinceFile"));
        services.AddScoped<LayoutProposer>();
        services.AddScoped<SheetChoice>();
        services.AddScoped<DryRun>();
        services.AddScoped<CheckingAhead>();
        services.AddScoped<ImportTaking>();
        services.AddScoped<RefusedRows>();
        services.AddScoped<ImportAdding>();
        services.AddScoped<ImportWithdrawing>();
        services.AddScoped<TakingAhead>();
        services.AddScoped<ImportReverting>();
        services.AddScoped<ImportMending>();
        services.AddScoped<ImportRun>();
        services.AddScoped<TemplateWriter>();
        services.AddScoped<MarkedWorkbooks>();
        services.AddScoped<ImportSteps>();
        services.AddHostedService<ImportWorker>();
    }

    public static void MapImport(WebApplication app) => ImportEndpoints.Map(app);
}
