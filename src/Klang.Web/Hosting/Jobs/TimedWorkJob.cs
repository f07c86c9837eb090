using Quartz;

namespace Klang.Web.Hosting.Jobs;

/// <summary>A look, as Quartz asks for it; the work is the one whose name the job bears.</summary>
[DisallowConcurrentExecution]
internal sealed class TimedWorkJob(TimedWorkRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(context.JobDetail.Key.Name, cancellationToken);
}
