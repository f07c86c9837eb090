using System.Diagnostics;
using Klang.Core.Common;

namespace Klang.Web.Features.Shell;

/// <summary>
/// Bugs end here: logged with an incident code, told without a stack trace. Bare status codes (an address that does not
/// exist) become the same page.
/// </summary>
internal sealed class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405, ContentLength: null, ContentType: null })
            {
                await Refusals.WriteAsync(context, Problems.NotFound);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = 499;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Refusals.WriteAsync(context, e.StatusCode == 413 ? Problems.TooLarge : Problems.BadRequest("อ่านคำขอไม่ได้ ตรวจรูปแบบแล้วลองใหม่", "The request could not be read. Check its form."));
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var incident = Incident();
            log.LogError(e, "Incident {Incident} on {Method} {Path}", incident, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            SecurityHeaders.Write(context.Response);
            await Refusals.WriteAsync(context, Problems.Internal with { Where = incident });
        }
    }

    /// <summary>Short enough for the telephone: 2D43-E648. The log has it beside the exception.</summary>
    private static string Incident()
    {
        var code = (Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N"))[..8].ToUpperInvariant();
        return code[..4] + "-" + code[4..];
    }
}
