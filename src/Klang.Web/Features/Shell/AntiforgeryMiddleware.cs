using Klang.Core.Common;
using Microsoft.AspNetCore.Antiforgery;

namespace Klang.Web.Features.Shell;

/// <summary>
/// Every unsafe verb needs the antiforgery token, pages and JSON alike, in one place. A request with a bearer token carries
/// no cookie that another site could borrow, so it needs none.
/// </summary>
internal sealed class AntiforgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    private static readonly Problem Missing = Problems.BadRequest(
        "หน้านี้เปิดไว้นานเกินไป เปิดหน้าใหม่แล้วลองอีกครั้ง ข้อมูลที่บันทึกแล้วยังอยู่ครบ",
        "This page has been open too long. Reload it and try again; what was saved is safe.");

    public async Task InvokeAsync(HttpContext context)
    {
        var safe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        if (!safe && !context.IsBearer() && !await IsValidAsync(context))
        {
            await Refusals.WriteAsync(context, Missing);
            return;
        }

        await next(context);
    }

    /// <summary>The token is looked for in the form, so a form that is too large or broken shows here first.</summary>
    private async Task<bool> IsValidAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is BadHttpRequestException unread)
        {
            throw new BadHttpRequestException(unread.Message, unread.StatusCode, e);
        }
    }
}
