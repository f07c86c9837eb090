using System.Security.Claims;
using System.Text.Encodings.Web;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Klang.Web.Features.People;

/// <summary><c>Authorization: Bearer klang_…</c>. Its refusals are problems in JSON, never a redirect.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenReader tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "klang.token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.Length > Bearer.Length ? header[Bearer.Length..].Trim() : "";
        if (!token.StartsWith(TokenText.Prefix, StringComparison.Ordinal) || await tokens.ReadAsync(token, Context.RequestAborted) is not { } actor)
        {
            return AuthenticateResult.Fail("Unknown token.");
        }

        var identity = new ClaimsIdentity(ActorClaims.Claims(actor), SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refusals.WriteAsync(Context, AccountProblems.TokenRefused);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.WriteAsync(Context, Problems.NotYourRole);
}
