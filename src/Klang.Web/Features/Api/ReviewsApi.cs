using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Api;

/// <summary>What is said at the cells of a report, and values put right on a unit's behalf.</summary>
internal static class ReviewsApi
{
    public static void Map(RouteGroupBuilder submissions)
    {
        submissions.MapGet("/{id:guid}/comments", ListAsync).Produces<ApiList<CommentDetail>>().ProducesProblem(404);
        submissions.MapPost("/{id:guid}/comments", SayAsync).Produces<CommentDetail>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        submissions.MapPost("/{id:guid}/comments/{comment:guid}/settle", SettleAsync).Produces<CommentDetail>().ProducesProblem(403).ProducesProblem(404);
        submissions.MapGet("/{id:guid}/corrections", CorrectionsAsync).Produces<ApiList<CorrectionDetail>>().ProducesProblem(404);
        submissions.MapPost("/{id:guid}/corrections", CorrectAsync).Produces<CorrectionDetail>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    /// <param name="RecordId">Null for the whole report.</param>
    /// <param name="Field">Null for the whole row.</param>
    /// <param name="Kind">remark, return or answer.</param>
    internal sealed record SayRequest(Guid? RecordId, string? Field, string? Kind, string? Text, Guid? Answers = null);

    internal sealed record CorrectRequest(Guid RecordId, int Version, string Field, string? Text, string? Reason);

    private static async Task<IResult> ListAsync(Guid id, HttpContext http, EntryLoader loader, Guard guard, KlangDb db, CancellationToken cancel)
    {
        var context = await SubmissionsApi.FindAsync(id, http, loader, guard, cancel);
        return context.IsOk
            ? TypedResults.Ok(new ApiList<CommentDetail>([.. (await db.CellComments.AsNoTracking().Where(c => c.SubmissionId == id).OrderBy(c => c.At).ToListAsync(cancel)).Select(CommentDetail.Of)], null))
            : context.Problem.ToResult();
    }

    private static async Task<IResult> SayAsync(Guid id, SayRequest request, HttpContext http, CommentDesk desk, CancellationToken cancel)
    {
        var kind = ApiQuery.OneOf<CommentKind>("kind", request.Kind);
        if (!kind.IsOk)
        {
            return kind.Problem.ToResult();
        }

        var said = await desk.SayAsync(http.User.Actor(), id, new Saying(request.RecordId, request.Field, kind.Value ?? CommentKind.Remark, request.Text, request.Answers), cancel);
        return said.IsOk ? TypedResults.Created($"/api/v1/submissions/{id:D}/comments", CommentDetail.Of(said.Value)) : said.Problem.ToResult();
    }

    private static async Task<IResult> SettleAsync(Guid id, Guid comment, HttpContext http, CommentDesk desk, CancellationToken cancel)
    {
        var settled = await desk.SettleAsync(http.User.Actor(), id, comment, cancel);
        return settled.IsOk ? TypedResults.Ok(CommentDetail.Of(settled.Value)) : settled.Problem.ToResult();
    }

    private static async Task<IResult> CorrectionsAsync(Guid id, HttpContext http, EntryLoader loader, Guard guard, KlangDb db, CancellationToken cancel)
    {
        var context = await SubmissionsApi.FindAsync(id, http, loader, guard, cancel);
        return context.IsOk
            ? TypedResults.Ok(new ApiList<CorrectionDetail>([.. (await db.CellCorrections.AsNoTracking().Where(c => c.SubmissionId == id).OrderBy(c => c.At).ToListAsync(cancel)).Select(CorrectionDetail.Of)], null))
            : context.Problem.ToResult();
    }

    private static async Task<IResult> CorrectAsync(Guid id, CorrectRequest request, HttpContext http, CorrectionDesk desk, CancellationToken cancel)
    {
        var corrected = await desk.CorrectAsync(http.User.Actor(), id, new CellMend(request.RecordId, request.Version, request.Field, request.Text, request.Reason), cancel);
        return corrected.IsOk ? TypedResults.Created($"/api/v1/submissions/{id:D}/corrections", CorrectionDetail.Of(corrected.Value)) : corrected.Problem.ToResult();
    }
}

public sealed record CommentDetail(Guid Id, Guid? RecordId, string? Field, string Kind, string Text, int FiledCopy, DateTime At, string By, string Unit, Guid? Answers, DateTime? SettledAt, string? SettledBy)
{
    public static CommentDetail Of(CellComment c) => new(c.Id, c.RecordId, c.Field, c.Kind.ToString().ToLowerInvariant(), c.Text, c.CopyNumber, c.At, c.By, c.UnitCode, c.AnswersId, c.SettledAt, c.SettledBy);
}

/// <param name="Before">The value as it was shown, and as it is since.</param>
public sealed record CorrectionDetail(Guid Id, Guid RecordId, string Field, string? Before, string? After, string Reason, DateTime At, string By, string Unit)
{
    public static CorrectionDetail Of(CellCorrection c) => new(c.Id, c.RecordId, c.Field, c.Before, c.After, c.Reason, c.At, c.By, c.UnitCode);
}
