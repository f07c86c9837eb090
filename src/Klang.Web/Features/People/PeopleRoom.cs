using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Klang.Web.Features.People;

internal static class PeopleRoom
{
    public const string SignInPath = "/account/sign-in";
    public const string SignOutPath = "/account/sign-out";
    public const string PasswordPath = "/account/password";

    /// <summary>Picks the token where one came with the request, else the cookie; never both.</summary>
    private const string Either = "klang";

    public static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<KlangUser>(identity => identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_").AddEntityFrameworkStores<KlangDb>();
        AddAuthentication(services);
        services.AddSingleton(SignInLimit.OfAnAddress).AddSingleton(SignInLimit.OfAName);
        services.AddSingleton<PasswordBook>();
        services.AddSingleton<TokenRefusals>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<PasswordDesk>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<OwnContact>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<OfficePlaces>();
        services.AddScoped<StandIns>();
        services.AddScoped<DelegationDesk>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountImport>();
        services.AddScoped<TokenDesk>();
        services.AddScoped<TokenReader>();
        services.AddScoped<Actors>();
        services.AddScoped<UnitSeed>();
        services.AddScoped<DemoAccounts>();
    }

    public static void MapPeople(WebApplication app) => app.MapPost(SignOutPath, SignOut.PostAsync);

    private static void AddAuthentication(IServiceCollection services)
    {
        services.AddScoped<SessionEvents>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context => context.IsBearer() ? TokenHandler.SchemeName : Sessions.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            .AddCookie(Sessions.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Scheme).Configure<KlangOptions>(Cookie);
        services.AddOptions<AntiforgeryOptions>().Configure(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(signedIn).SetFallbackPolicy(signedIn);
    }

    private static void Cookie(CookieAuthenticationOptions cookie, KlangOptions options)
    {
        cookie.Cookie.Name = Sessions.Scheme;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = options.Mode == KlangMode.Production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Sessions.Idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.EventsType = typeof(SessionEvents);
    }
}
