using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Klang.Web.Features.Shell;

internal static class ShellRoom
{
    public static void AddShell(IServiceCollection services)
    {
        services.AddLocalization();

        // Thai goes out as Thai, not as &#xE01; entities: pages are a third of the size.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();

        // A body that cannot be read becomes a problem like any other, not a bare 400.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddScoped<Guard>();
        services.AddSingleton<RefusalPageRunner>();
        services.AddSingleton<RateLimits>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "RequestVerificationToken";
            antiforgery.Cookie.Name = "klang.antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
    }

    public static void MapShell(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapGet("/worker.js", OfflineWorker.Serve).AllowAnonymous().ExcludeFromDescription();

        // AntiforgeryMiddleware has asked for the token, here as everywhere; the framework would look for a middleware of its own.
        app.MapPost("/language", Choose.Language).AllowAnonymous().DisableAntiforgery();
    }
}
