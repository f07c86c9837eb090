namespace Klang.Web.Features.Submissions;

internal static class SubmissionsRoom
{
    public static void AddSubmissions(IServiceCollection services)
    {
        services.AddScoped<Blockers>();
        services.AddScoped<Certifications>();
        services.AddScoped<WiderView>();
        services.AddScoped<ReasonDesk>();
        services.AddScoped<CommentDesk>();
        services.AddScoped<CorrectionDesk>();
        services.AddScoped<SubmissionLife>();
        services.AddScoped<ExtensionDesk>();
        services.AddScoped<ExtensionQueue>();
    }
}
