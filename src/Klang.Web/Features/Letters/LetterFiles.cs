using System.Security.Claims;
using Klang.Core.Common;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Letters;

/// <summary>GET /letters/{id}/file: the .docx as it was made, to the office that made it.</summary>
internal static class LetterFiles
{
    public static async Task<IResult> GetAsync(
        Guid id, ClaimsPrincipal user, HttpContext context, LetterSenders senders, LetterRegister letters, AttachmentStore files, CancellationToken cancel)
    {
        var actor = user.Actor();
        var sender = await senders.FindAsync(actor, actor.UnitCode, cancel);
        var file = sender.IsOk ? await letters.FileAsync(actor, sender.Value, id, cancel) : null;
        if (file is not null && await files.ServeAsync(context.Response, id, file.Value, cancel) is { } served)
        {
            return served;
        }

        await Refusals.WriteAsync(context, sender.Problem ?? Problems.NotFound);
        return TypedResults.Empty;
    }
}
