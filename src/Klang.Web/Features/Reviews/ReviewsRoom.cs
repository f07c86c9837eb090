namespace Klang.Web.Features.Reviews;

internal static class ReviewsRoom
{
    public static void AddReviews(IServiceCollection services)
    {
        services.AddScoped<ReviewReader>();
        services.AddScoped<PeerReader>();
        services.AddScoped<ReviewQueue>();
    }
}
