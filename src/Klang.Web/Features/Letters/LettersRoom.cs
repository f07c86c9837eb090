using Klang.Web.Hosting;

namespace Klang.Web.Features.Letters;

internal static class LettersRoom
{
    public static void AddLetters(IServiceCollection services)
    {
        services.AddSingleton(_ => ShippedFiles.Letters());
        services.AddScoped<LetterSenders>();
        services.AddScoped<LetterTemplates>();
        services.AddScoped<LetterReports>();
        services.AddScoped<LetterContents>();
        services.AddScoped<LetterRequests>();
        services.AddScoped<LetterDesk>();
        services.AddScoped<LetterRegister>();
    }

    public static void MapLetters(WebApplication app) => app.MapGet("/letters/{id:guid}/file", LetterFiles.GetAsync).ExcludeFromDescription();
}
