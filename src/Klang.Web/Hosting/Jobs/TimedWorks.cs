using Quartz;

namespace Klang.Web.Hosting.Jobs;

/// <summary>Quartz says when to look, a row in the database says who works: see docs/adr/0016.</summary>
internal static class TimedWorks
{
    /// <param name="serves">Whether this process is the one that people reach.</param>
    public static void Add(IServiceCollection services, KlangOptions options, bool serves)
    {
        services.AddScoped<JobTurns>();
        services.AddSingleton<TimedWorkRunner>();
        services.AddSingleton(TimedWork.Daily("job-runs-tidy", (scope, cancel) => scope.GetRequiredService<JobTurns>().TidyAsync(cancel)));
        if (options.Jobs ?? serves)
        {
            services.AddQuartz(quartz => AddAll(quartz, services));
            services.AddQuartzHostedService(hosted => (hosted.AwaitApplicationStarted, hosted.StartDelay, hosted.WaitForJobsToComplete) = (true, options.JobsAfter, true));
        }
    }

    private static void AddAll(IQuartzBuilder quartz, IServiceCollection services)
    {
        quartz.UseInMemoryStore();
        // Quartz adds services of its own while it is told of jobs.
        foreach (var work in services.Select(s => s.ImplementationInstance).OfType<TimedWork>().ToList())
        {
            var key = new JobKey(work.Name);
            quartz.AddJob<TimedWorkJob>(job => job.WithIdentity(key));
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(work.Name).StartNow().WithSimpleSchedule(every => every.WithInterval(work.Every).RepeatForever()));
        }
    }
}
