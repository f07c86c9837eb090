using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Files of a submission's records, for whoever may read the submission.</summary>
public sealed class RecordFileServer(KlangDb db, Guard guard, AttachmentStore store)
{
    /// <summary>A file that an answer or a filed copy names. One that was taken out before anything was filed is not shown again.</summary>
    public async Task<IResult> ServeAsync(HttpResponse response, Actor actor, Guid submissionId, Guid id, CancellationToken cancel = default)
    {
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        var problem = submission is null ? Problems.NotFound : await guard.AskAsync(
            actor, Act.ReadSubmission, new SubmissionTarget(submission.UnitCode, AreaCode.Parse(submission.AreaCode), submission.Status, RoundTakesData: false), $"{submissionId:D} {id:D}");
        if (problem is not null)
        {
            return problem.ToResult();
        }

        var record = await db.Records.AsNoTracking().Where(r => r.SubmissionId == submissionId && db.Attachments.Any(a => a.Id == id && a.OwnerId == r.Id)).SingleOrDefaultAsync(cancel);
        var name = id.ToString("D");
        var named = record is not null && (Core.Records.AnswersJson.Write(record.Answers).Contains(name, StringComparison.Ordinal)
            || await db.FiledCopies.AnyAsync(c => c.SubmissionId == submissionId && c.Content.Contains(name), cancel));
        return named && await store.ServeAsync(response, record!.Id, id, cancel) is { } file ? file : Problems.NotFound.ToResult();
    }
}

/// <summary>Where the form's pictures come from, and where it asks which questions are asked.</summary>
internal static class FilesEndpoint
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/entry/{submissionId:guid}/files/{id:guid}", FileAsync).ExcludeFromDescription();
        app.MapPost("/entry/{submissionId:guid}/records/{recordId:guid}/asked", AskedAsync).ExcludeFromDescription();
    }

    private static Task<IResult> FileAsync(Guid submissionId, Guid id, HttpContext http, RecordFileServer files, CancellationToken cancel) =>
        files.ServeAsync(http.Response, http.User.Actor(), submissionId, id, cancel);

    /// <summary>Which cells of the form are not asked, as it stands; nothing is stored. The server alone evaluates conditions.</summary>
    private static async Task<IResult> AskedAsync(Guid submissionId, Guid recordId, HttpContext http, EntryLoader loader, Guard guard, KlangDb db, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, [recordId], cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(http.User.Actor(), Act.ReadSubmission, context.Target, context.Name);
        var record = problem is not null ? null : await db.Records.AsNoTracking().Include(r => r.Subject).SingleOrDefaultAsync(r => r.Id == recordId && r.SubmissionId == submissionId, cancel);
        if (record is null)
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var form = await http.Request.ReadFormAsync(cancel);
        var cells = new RecordEditor(context!).NotAsked(record, FormPosting.Asked(form, context!.Dataset.Definition, recordId));
        return TypedResults.Ok(new { notAsked = cells.Select(c => c.List is { } list ? $"{list.Name}.{c.Row.GetValueOrDefault().Plain()}.{c.Field.Name}" : c.Field.Name) });
    }
}
