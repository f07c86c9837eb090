using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Klang.Web.Hosting.Jobs;

namespace Klang.Web.Features.Reminders;

internal static class RemindersRoom
{
    public const string Mail = "mail";

    private const string CalendarPolicy = "calendar";
    private const int CalendarsAMinute = 60;

    private static readonly TimeSpan LookForMail = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookForDay = TimeSpan.FromMinutes(5);

    public static void AddReminders(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<KlangOptions>().Mail);
        services.AddSingleton<SiteLinks>();
        services.AddScoped<ReminderFacts>();
        services.AddScoped<DigestPlan>();
        services.AddScoped<DigestMail>();
        services.AddScoped<DigestWriter>();
        services.AddScoped<MailQueue>();
        services.AddScoped<MailSender>();
        services.AddScoped<MailBook>();
        services.AddScoped<MailDesk>();
        services.AddScoped<DueEvents>();
        services.AddScoped<CalendarDesk>();
        // Calendar programs ask a few times a day; a whole office may come from one address.
        services.AddSingleton(new RateLimit(CalendarPolicy, context => RateLimits.Of(context.Connection.RemoteIpAddress?.ToString() ?? "", CalendarsAMinute)));
        AddJobs(services);
    }

    public static void MapReminders(WebApplication app) =>
        app.MapGet("/calendar/{key}.ics", CalendarFile.GetAsync).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(CalendarPolicy);

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton(new TimedWork(DigestPlan.Job, LookForDay, (scope, cancel) => scope.GetRequiredService<DigestWriter>().RunAsync(cancel))
        {
            Slot = (scope, cancel) => scope.GetRequiredService<DigestPlan>().SlotAsync(cancel),
        });
        services.AddSingleton(new TimedWork(Mail, LookForMail, (scope, cancel) => scope.GetRequiredService<MailSender>().RunAsync(cancel)));
        services.AddSingleton(TimedWork.Daily("mail-tidy", (scope, cancel) => scope.GetRequiredService<MailQueue>().TidyAsync(cancel)));
    }
}
