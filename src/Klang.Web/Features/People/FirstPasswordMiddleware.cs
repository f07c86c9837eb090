namespace Klang.Web.Features.People;

/// <summary>Whoever signed in with a one-time slip chooses a password before anything else.</summary>
internal sealed class FirstPasswordMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => next(context);
}
