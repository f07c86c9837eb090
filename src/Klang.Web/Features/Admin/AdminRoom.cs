using Klang.Web.Features.Admin.Generate;

namespace Klang.Web.Features.Admin;

internal static class AdminRoom
{
    public static void AddAdmin(IServiceCollection services)
    {
        services.AddSingleton<Generator>();
        services.AddScoped<Demonstration>();
        services.AddScoped<SampleCases>();
        services.AddScoped<FirstCalendars>();
    }
}
