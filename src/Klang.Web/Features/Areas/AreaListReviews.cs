using System.Security.Cryptography;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Holds an official list against the registry and keeps what differs, for somebody to accept. The registry itself is not touched.
/// The same list for the same day comes back to the same review: what was decided stands, what is no longer different leaves it.
/// </summary>
public sealed class AreaListReviews(KlangDb db, ProcessRunner processes, Guard guard, TimeProvider clock)
{
    /// <summary>The review that a list made.</summary>
    /// <returns>403.1 where the person may not; faults of the file are in the report.</returns>
    public async Task<Result<AreaListReviewReport>> MakeAsync(AreaListReviewRequest request, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(request.Actor, Act.ManageAreas, WholeSystem.Instance, request.FileName) is { } refusal)
        {
            return refusal;
        }

        return request.DryRun
            ? await AreaListReviewDiff.MakeAsync(db, request, clock.Today(), cancel)
            : await processes.RunAsync(new Process("areas.review", request.Actor), scope => StoreAsync(scope, request, cancel), cancel);
    }

    private async Task<Result<AreaListReviewReport>> StoreAsync(ProcessScope scope, AreaListReviewRequest request, CancellationToken cancel)
    {
        await AreaRecorder.LockAsync(scope.Db, cancel);
        var report = await AreaListReviewDiff.MakeAsync(scope.Db, request, clock.Today(), cancel);
        if (report.Faults.Count > 0)
        {
            return report;
        }

        var sha = Convert.ToHexStringLower(SHA256.HashData(request.File));
        var review = await scope.Db.AreaListReviews.SingleOrDefaultAsync(r => r.Sha256 == sha && r.EffectiveOn == report.EffectiveOn, cancel);
        if (review is null && report.Items.Count == 0)
        {
            return report;
        }

        report = report with { IsRepeated = review is not null };
        review ??= Added(scope, request, report, sha);
        await scope.Db.SaveChangesAsync(cancel);
        return await FillAsync(scope, review, report with { ReviewId = review.Id }, cancel);
    }

    private static AreaListReview Added(ProcessScope scope, AreaListReviewRequest request, AreaListReviewReport report, string sha)
    {
        var review = new AreaListReview
        {
            Id = Guid.CreateVersion7(),
            FileName = request.FileName,
            Sha256 = sha,
            EffectiveOn = report.EffectiveOn,
            At = scope.Now,
            By = scope.Actor.Name,
            Version = 1,
        };
        scope.Db.AreaListReviews.Add(review);
        return review;
    }

    private static async Task<AreaListReviewReport> FillAsync(ProcessScope scope, AreaListReview review, AreaListReviewReport report, CancellationToken cancel)
    {
        var stored = await scope.Db.AreaListChanges.AsNoTracking().Where(c => c.ReviewId == review.Id).ToListAsync(cancel);
        var known = stored.Where(c => c.Decision != AreaListDecision.Taken).Select(c => ItemOf(c).Key).ToHashSet();
        var wanted = report.Items.Select(item => item.Key).ToHashSet();
        var added = report.Items.Where(item => !known.Contains(item.Key)).ToList();
        var left = stored.Where(c => c.Decision == AreaListDecision.Pending && !wanted.Contains(ItemOf(c).Key)).Select(c => c.Id).ToList();
        await BulkInsert.RunAsync(scope.Db, [.. added.Select(item => ChangeOf(review, item))], cancel);
        foreach (var ids in left.Chunk(500))
        {
            await scope.Db.AreaListChanges.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        }

        if (added.Count + left.Count > 0)
        {
            review.Version += report.IsRepeated ? 1 : 0;
            scope.Note(AreaRecorder.Stream, review.FileName, new
            {
                review = review.Id,
                review.Sha256,
                effective = review.EffectiveOn,
                found = added.CountBy(item => item.Kind).ToDictionary(kind => kind.Key.ToString(), kind => kind.Value, StringComparer.Ordinal),
                settledElsewhere = left.Count,
            });
        }

        return report with { Added = added.Count };
    }

    private static AreaListItem ItemOf(AreaListChange change) => new(change.Kind, change.Code, change.CodeBefore, change.NameBefore, change.NameAfter, change.Line);

    private static AreaListChange ChangeOf(AreaListReview review, AreaListItem item) => new()
    {
        ReviewId = review.Id,
        Kind = item.Kind,
        Code = item.Code,
        CodeBefore = item.CodeBefore,
        NameBefore = item.NameBefore,
        NameAfter = item.NameAfter,
        Line = item.Line,
    };
}
