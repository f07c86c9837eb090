using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Shell;
using Microsoft.Net.Http.Headers;

namespace Klang.Web.Features.Import;

/// <summary>The workbooks that this room hands out: the template of a report, and an import's own file with marks.</summary>
internal static class ImportEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/submissions/{submissionId:guid}/template.xlsx", TemplateAsync).ExcludeFromDescription();
        app.MapGet("/submissions/{submissionId:guid}/import/{jobId:guid}/marked.xlsx", MarkedAsync).ExcludeFromDescription();
        app.MapGet("/imports/{batchId:guid}/marked.xlsx", BatchAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> TemplateAsync(Guid submissionId, HttpContext http, EntryLoader loader, Carry carry, Guard guard, TemplateWriter writer, CancellationToken cancel)
    {
        var opened = await Opening.OpenAsync(submissionId, http.User.Actor(), loader, carry, guard, cancel);
        if (!opened.IsOk)
        {
            return opened.Problem.ToResult();
        }

        var submission = opened.Value.Submission;
        Name(http, $"{submission.Dataset}-{submission.FiscalYear.Plain()}-{submission.RoundNumber.Plain()}-{submission.UnitCode}.xlsx");
        return TypedResults.Stream(await writer.WriteAsync(opened.Value, cancel), Spreadsheets.ContentType);
    }

    private static async Task<IResult> MarkedAsync(Guid submissionId, Guid jobId, HttpContext http, ImportDesk desk, AttachmentStore files, MarkedWorkbooks writer, CancellationToken cancel)
    {
        var opened = await desk.OpenAsync(http.User.Actor(), submissionId, cancel);
        var job = opened.IsOk ? await desk.FindAsync(submissionId, jobId, cancel) : null;
        if (job is null || job.Layout is null || job.State is not (ImportState.Checked or ImportState.Taken or ImportState.Reverted))
        {
            return (opened.Problem ?? Problems.NotFound).ToResult();
        }

        return await MarkAsync(http, [job], files, writer, cancel);
    }

    /// <summary>A province's file with what was found at all its offices.</summary>
    private static async Task<IResult> BatchAsync(Guid batchId, HttpContext http, BatchDesk desk, AttachmentStore files, MarkedWorkbooks writer, CancellationToken cancel)
    {
        var found = await desk.FindAsync(http.User.Actor(), batchId, cancel);
        var jobs = found.IsOk ? found.Value.Jobs.Where(j => j.State is ImportState.Checked or ImportState.Taken or ImportState.Reverted).ToList() : [];
        return jobs.Count == 0 ? (found.Problem ?? Problems.NotFound).ToResult() : await MarkAsync(http, jobs, files, writer, cancel);
    }

    private static async Task<IResult> MarkAsync(HttpContext http, IReadOnlyList<ImportJob> jobs, AttachmentStore files, MarkedWorkbooks writer, CancellationToken cancel)
    {
        var name = jobs[0].FileName;
        try
        {
            await using var original = files.Open(jobs[0].Sha256);
            var marked = await writer.WriteAsync(jobs, original, cancel);
            Name(http, $"{Path.GetFileNameWithoutExtension(name)}-ตรวจแล้ว{(name.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase) ? ".xlsm" : ".xlsx")}");
            return TypedResults.Stream(marked, Spreadsheets.ContentType);
        }
        catch (UnreadableException e)
        {
            return e.Problem.ToResult();
        }
        catch (IOException)
        {
            return ImportProblems.FileGone.ToResult();
        }
    }

    private static void Name(HttpContext http, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
    }
}
