using System.Data.Common;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Features.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Hosting;

/// <summary>What nobody has to press a button for, while the server serves: reminders, and sweeping up. A failure is logged and tried again an hour later.</summary>
internal static partial class HourlyWork
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public static async Task RunAsync(IServiceProvider services, CancellationToken stopping)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HourlyWork));
        try
        {
            // Whoever waits for the first page goes first.
            await Task.Delay(First, TimeProvider.System, stopping);
            while (true)
            {
                await OnceAsync(services, log, stopping);
                await Task.Delay(Between, TimeProvider.System, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private static async Task OnceAsync(IServiceProvider services, ILogger log, CancellationToken stopping)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CheckReminders>().RunAsync(stopping);
            await scope.ServiceProvider.GetRequiredService<AttachmentSweep>().RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, stopping);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hourly work failed; it is tried again in an hour.")]
    private static partial void Failed(ILogger log, Exception e);
}
