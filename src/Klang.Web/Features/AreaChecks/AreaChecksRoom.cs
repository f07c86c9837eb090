using Klang.Web.Hosting.Jobs;
using Microsoft.AspNetCore.Http.Features;

namespace Klang.Web.Features.AreaChecks;

internal static class AreaChecksRoom
{
    // Two values an area, and the largest districts have some 400 areas; ASP.NET's own limit is 1,024.
    private const int MostFormValues = 10_000;

    public static void AddAreaChecks(IServiceCollection services)
    {
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFormValues);
        services.AddScoped<CheckYears>();
        services.AddScoped<CheckReader>();
        services.AddScoped<CheckDoor>();
        services.AddScoped<CheckWriter>();
        services.AddScoped<CheckSigning>();
        services.AddScoped<CheckProgress>();
        services.AddScoped<CheckTasks>();
        services.AddScoped<CheckReminders>();
        services.AddSingleton(TimedWork.Hourly("area-check-reminders", (scope, cancel) => scope.GetRequiredService<CheckReminders>().RunAsync(cancel)));
    }
}
