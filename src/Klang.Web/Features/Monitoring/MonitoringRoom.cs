namespace Klang.Web.Features.Monitoring;

internal static class MonitoringRoom
{
    public static void AddMonitoring(IServiceCollection services) => services
        .AddSingleton<LiveReports>().AddScoped<ReportFacts>().AddScoped<MatrixQueries>().AddScoped<MonitoringRequests>().AddScoped<ReconcileQueries>().AddScoped<DeadlineQueries>();

    public static void MapMonitoring(WebApplication app) => DeadlineFiles.Map(app);
}
