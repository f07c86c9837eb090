namespace Klang.Web.Features.Attachments;

internal static class AttachmentsRoom
{
    public static void AddAttachments(IServiceCollection services)
    {
        services.AddScoped<AttachmentStore>();
        services.AddScoped<AttachmentSweep>();
    }
}
