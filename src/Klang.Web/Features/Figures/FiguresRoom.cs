namespace Klang.Web.Features.Figures;

internal static class FiguresRoom
{
    public static void AddFigures(IServiceCollection services)
    {
        services.AddScoped<FigureAreas>();
        services.AddScoped<FigureRounds>();
        services.AddScoped<FigureRequests>();
        services.AddScoped<FigureNames>();
        services.AddScoped<FigureRegrouping>();
        services.AddScoped<FigureQueries>();
        services.AddScoped<FigureMaps>();
        services.AddScoped<FigureSeries>();
        services.AddScoped<FigureGoals>();
        services.AddScoped<FigureReports>();
        services.AddScoped<FigureFiles>();
        services.AddScoped<TargetRequests>();
        services.AddScoped<TargetDesk>();
        services.AddScoped<TargetWriter>();
    }

    public static void MapFigures(WebApplication app) => FigureDownloads.Map(app);
}
