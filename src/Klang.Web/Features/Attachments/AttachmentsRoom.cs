using Klang.Web.Hosting.Jobs;

namespace Klang.Web.Features.Attachments;

internal static class AttachmentsRoom
{
    public static void AddAttachments(IServiceCollection services)
    {
        services.AddScoped<AttachmentStore>();
        services.AddScoped<AttachmentSweep>();

        // The disk goes by its own clock, whatever day it is made out to be.
        services.AddSingleton(TimedWork.Hourly("files-sweep", (scope, cancel) => scope.GetRequiredService<AttachmentSweep>().RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, cancel)));
    }
}
