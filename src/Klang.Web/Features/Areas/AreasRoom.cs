namespace Klang.Web.Features.Areas;

internal static class AreasRoom
{
    public static void AddAreas(IServiceCollection services)
    {
        services.AddSingleton<AreaNames>();
        services.AddSingleton<LiveAreaIndex>();
        services.AddSingleton<MapSheets>();
        services.AddScoped<AreaMaps>();
        services.AddScoped<AreaTree>();
        services.AddScoped<AreaReports>();
        services.AddScoped<BoundaryImport>();
        services.AddScoped<AreaQueries>();
        services.AddScoped<AreaSearch>();
        services.AddScoped<AreaList>();
        services.AddScoped<AreaOptions>();
        services.AddScoped<AreaSeed>();
        services.AddScoped<AreaImport>();
        services.AddScoped<AreaCheck>();
        services.AddScoped<AreaDecisions>();
        services.AddScoped<AreaListReviews>();
        services.AddScoped<AreaListReviewQueries>();
        services.AddScoped<AreaListReviewTaking>();
        services.AddScoped<AreaListReviewDesk>();
        services.AddScoped<AreaPast>();
        services.AddScoped<AreaChangeLog>();
        services.AddScoped<DemoVillages>();
    }

    public static void MapAreas(WebApplication app) => AreaSuggest.Map(app);
}
