namespace Klang.Web.Features.Cases;

internal static class CasesRoom
{
    public static void AddCases(IServiceCollection services)
    {
        services.AddScoped<CaseDesk>();
        services.AddScoped<CaseTalk>();
        services.AddScoped<CaseList>();
        services.AddScoped<CaseReader>();
        services.AddSingleton<CaseParts>();
    }

    public static void MapCases(WebApplication app) => app.MapGet("/cases/{id:guid}/files/{file:guid}", CaseFiles.GetAsync);
}
