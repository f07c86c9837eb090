using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Api;

/// <summary>Submissions within the caller's area: list, one, its moves and filed copies.</summary>
internal static class SubmissionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/submissions").WithTags("submissions");
        group.MapGet("", ListAsync).Produces<ApiList<SubmissionSummary>>();
        group.MapGet("/{id:guid}", OneAsync).Produces<SubmissionSummary>().ProducesProblem(404);
        group.MapPost("/{id:guid}/submit", SubmitAsync).Produces<MoveAnswer>().ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/{id:guid}/return", ReturnAsync).Produces<MoveAnswer>().ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/{id:guid}/approve", ApproveAsync).Produces<MoveAnswer>().ProducesProblem(409);
        group.MapPost("/{id:guid}/lock", LockAsync).Produces<MoveAnswer>().ProducesProblem(403).ProducesProblem(409);
        group.MapPost("/{id:guid}/reopen", ReopenAsync).Produces<MoveAnswer>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        ReviewsApi.Map(group);
        group.MapGet("/{id:guid}/filed-copies/{number:int}", CopyAsync).Produces<FiledCopyDetail>().ProducesProblem(404);
        RecordsApi.Map(group);
    }

    private static async Task<IResult> ListAsync(
        string? fiscalYear, string? dataset, string? round, string? unit, string? status, Guid? after,
        HttpContext http, KlangDb db, CancellationToken cancel)
    {
        var (year, number) = (ApiQuery.Whole("fiscalYear", fiscalYear), ApiQuery.Whole("round", round));
        var wanted = ApiQuery.OneOf<SubmissionStatus>("status", status);
        if ((year.Problem ?? number.Problem ?? wanted.Problem) is { } problem)
        {
            return problem.ToResult();
        }

        var page = await db.Submissions.AsNoTracking().VisibleTo(http.User.Actor()).Include(s => s.Round)
            .Where(s => s.Round!.Collects && (year.Value == null || s.FiscalYear == year.Value) && (number.Value == null || s.RoundNumber == number.Value))
            .Where(s => (dataset == null || s.Dataset == dataset) && (unit == null || s.UnitCode == unit) && (wanted.Value == null || s.Status == wanted.Value))
            .Where(s => after == null || s.Id > after)
            .OrderBy(s => s.Id).Take(ApiQuery.MostItems + 1).ToListAsync(cancel);
        var next = page.Count > ApiQuery.MostItems ? http.Request.Path + ApiQuery.With(http.Request, "after", page[ApiQuery.MostItems - 1].Id.ToString("D")) : null;
        return TypedResults.Ok(new ApiList<SubmissionSummary>([.. page.Take(ApiQuery.MostItems).Select(SubmissionSummary.Of)], next));
    }

    private static async Task<IResult> OneAsync(Guid id, HttpContext http, EntryLoader loader, Guard guard, CancellationToken cancel)
    {
        var context = await FindAsync(id, http, loader, guard, cancel);
        if (!context.IsOk)
        {
            return context.Problem.ToResult();
        }

        http.Response.Headers.ETag = ETags.Of(context.Value.Submission);
        return TypedResults.Ok(SubmissionSummary.Of(context.Value.Submission));
    }

    internal static async Task<Result<EntryContext>> FindAsync(Guid id, HttpContext http, EntryLoader loader, Guard guard, CancellationToken cancel)
    {
        var context = await loader.FindAsync(id, cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(http.User.Actor(), Act.ReadSubmission, context.Target, context.Name);
        return problem is not null ? problem : context!;
    }

    private static async Task<IResult> SubmitAsync(Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SubmitRequest? request, HttpContext http, SubmissionLife life, CancellationToken cancel) =>
        Answer(http, await life.SubmitAsync(http.User.Actor(), id, ETags.Version(http), request?.Statement, cancel));

    /// <param name="Reasons">Why a warning is right as it is: the record, the rule, the words.</param>
    /// <param name="Reason">The words for every warning that has none of its own.</param>
    /// <param name="NilReason">Why there is nothing to report, for a report without rows.</param>
    internal sealed record SubmitRequest(IReadOnlyList<Reason>? Reasons = null, string? Reason = null, string? NilReason = null)
    {
        public Statement Statement => new() { Reasons = [.. Reasons ?? []], ForTheRest = Reason, NilReason = NilReason };
    }

    internal sealed record ReturnRequest(string? Reason);

    private static async Task<IResult> ReturnAsync(Guid id, ReturnRequest request, HttpContext http, SubmissionLife life, CancellationToken cancel) =>
        Answer(http, await life.ReturnAsync(http.User.Actor(), id, ETags.Version(http), request.Reason, cancel));

    private static async Task<IResult> ApproveAsync(Guid id, HttpContext http, SubmissionLife life, CancellationToken cancel) =>
        Answer(http, await life.ApproveAsync(http.User.Actor(), id, ETags.Version(http), cancel));

    private static async Task<IResult> LockAsync(Guid id, HttpContext http, SubmissionLife life, CancellationToken cancel) =>
        Answer(http, await life.LockAsync(http.User.Actor(), id, ETags.Version(http), cancel));

    private static async Task<IResult> ReopenAsync(Guid id, ReturnRequest request, HttpContext http, SubmissionLife life, CancellationToken cancel) =>
        Answer(http, await life.ReopenAsync(http.User.Actor(), id, ETags.Version(http), request.Reason, cancel));

    private static IResult Answer(HttpContext http, Result<MoveOutcome> moved)
    {
        if (!moved.IsOk)
        {
            return moved.Problem.ToResult();
        }

        http.Response.Headers.ETag = ETags.Of(moved.Value.Submission);
        return TypedResults.Ok(new MoveAnswer(SubmissionSummary.Of(moved.Value.Submission), moved.Value.Copy?.Number, moved.Value.Copy?.Sha256));
    }

    private static async Task<IResult> CopyAsync(Guid id, int number, HttpContext http, EntryLoader loader, Guard guard, KlangDb db, CancellationToken cancel)
    {
        var context = await FindAsync(id, http, loader, guard, cancel);
        if (!context.IsOk)
        {
            return context.Problem.ToResult();
        }

        var copy = await db.FiledCopies.AsNoTracking().SingleOrDefaultAsync(c => c.SubmissionId == id && c.Number == number, cancel);
        return copy is null ? Problems.NotFound.ToResult() : TypedResults.Ok(new FiledCopyDetail(copy.Number, copy.FiledAt, copy.FiledBy, copy.Sha256, copy.Content));
    }
}

/// <param name="EffectiveDueOn">With the more time that was granted to this unit.</param>
/// <param name="ExtendedUntil">The last day of that; null where none was granted.</param>
public sealed record SubmissionSummary(
    Guid Id, string Dataset, int FiscalYear, int Round, string Unit, string Area, string Status, int Version, bool IsPrepared,
    DateOnly OpensOn, DateOnly DueOn, DateOnly EffectiveDueOn, DateOnly LocksOn,
    int Rows, int RowsConfirmed, int Errors, int Warnings, DateTime? SavedAt, DateTime? SubmittedAt, string? SubmittedBy, DateTime? ReviewedAt, string? ReviewedBy, string? ReviewReason, DateOnly? ExtendedUntil)
{
    public static SubmissionSummary Of(Submission s) => new(
        s.Id, s.Dataset, s.FiscalYear, s.RoundNumber, s.UnitCode, s.AreaCode, s.Status.ToString().ToLowerInvariant(), s.Version, s.PreparedAt is not null,
        s.Round!.OpensOn, s.Round.DueOn, s.Dates().OwedBy, s.Round.LocksOn,
        s.Rows, s.RowsConfirmed, s.Errors, s.Warnings, s.SavedAt, s.SubmittedAt, s.SubmittedBy, s.ReviewedAt, s.ReviewedBy, s.ReviewReason, s.ExtendedUntil);
}

public sealed record MoveAnswer(SubmissionSummary Submission, int? FiledCopy, string? Sha256);

/// <param name="Content">The canonical JSON; its UTF-8 bytes have the hash.</param>
public sealed record FiledCopyDetail(int Number, DateTime FiledAt, string FiledBy, string Sha256, string Content);
