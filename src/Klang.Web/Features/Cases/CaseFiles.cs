using System.Security.Claims;
using Klang.Core.Common;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Cases;

/// <summary>GET /cases/{id}/files/{file}: to whoever may read the case.</summary>
internal static class CaseFiles
{
    public static async Task<IResult> GetAsync(Guid id, Guid file, ClaimsPrincipal user, HttpContext context, CaseReader cases, AttachmentStore files, CancellationToken cancel)
    {
        var found = await cases.FindAsync(user.Actor(), id, cancel);
        var served = found.IsOk ? await files.ServeAsync(context.Response, id, file, cancel) : null;
        if (served is not null)
        {
            return served;
        }

        await Refusals.WriteAsync(context, found.Problem ?? Problems.NotFound);
        return TypedResults.Empty;
    }
}
