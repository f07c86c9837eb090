using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Saves a batch of cells once, however often it is sent. Grid and API share it.</summary>
public sealed class CellsSaver(RecordWriter writer, GridBuilder grid, AreaNames names)
{
    private const int MaxKey = 100;

    public async Task<Result<SaveAnswer>> SaveAsync(Actor actor, Guid submissionId, SaveRequest request, CancellationToken cancel = default)
    {
        var edits = SaveRequests.Edits(request);
        if (!edits.IsOk)
        {
            return edits.Problem;
        }

        if (request.Key is { Length: > MaxKey })
        {
            return Problems.BadRequest($"คีย์กันการส่งซ้ำยาวได้ไม่เกิน {MaxKey.Plain()} ตัวอักษร", $"An idempotency key may have {MaxKey.Plain()} characters.", "Idempotency-Key");
        }

        // Names are looked up again before the transaction, never inside it.
        await names.ReadAsync(cancel);
        var hash = Idempotency.HashOf(new { submissionId, request.Rows });
        return await writer.SaveAsync(
            actor, submissionId, edits.Value,
            async scope => request.Key is { Length: > 0 } key ? await Idempotency.FindAsync<SaveAnswer>(scope.Db, actor, key, hash, cancel) : null,
            async (scope, context, outcome) =>
            {
                var answer = new SaveAnswer(await grid.RowsAsync(context, outcome, cancel), GridSummary.Of(outcome.Submission));
                if (request.Key is { Length: > 0 } key)
                {
                    Idempotency.Keep(scope.Db, actor, key, hash, answer, scope.Now);
                }

                return answer;
            },
            cancel);
    }
}

/// <summary>The JSON beside the grid page.</summary>
internal static class CellsEndpoint
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/entry/{id:guid}/grid", GridAsync).ExcludeFromDescription();
        app.MapPatch("/entry/{id:guid}/cells", SaveAsync).ExcludeFromDescription();
        app.MapGet("/entry/{id:guid}/records/{record:guid}/cells/{field}", HistoryAsync).ExcludeFromDescription();
        app.MapGet("/entry/token", Token).ExcludeFromDescription();
        app.MapPost("/entry/{id:guid}/check", CheckAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> GridAsync(Guid id, HttpContext http, EntryLoader loader, Carry carry, Guard guard, GridBuilder grid, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var opened = await Opening.OpenAsync(id, actor, loader, carry, guard, cancel);
        return opened.IsOk ? TypedResults.Ok(await grid.BuildAsync(opened.Value, actor, cancel)) : opened.Problem.ToResult();
    }

    private static async Task<IResult> SaveAsync(Guid id, SaveRequest request, HttpContext http, CellsSaver saver, CancellationToken cancel)
    {
        var saved = await saver.SaveAsync(http.User.Actor(), id, request, cancel);
        return saved.IsOk ? TypedResults.Ok(saved.Value) : saved.Problem.ToResult();
    }

    private static async Task<IResult> HistoryAsync(Guid id, Guid record, string field, HttpContext http, CellHistory history, CancellationToken cancel)
    {
        var past = await history.ReadAsync(http.User.Actor(), id, record, field, cancel);
        return past.IsOk ? TypedResults.Ok(past.Value) : past.Problem.ToResult();
    }

    private sealed record FreshToken(string Token, string User);

    /// <summary>After a new sign-in in another tab: the open grid goes on with a token of the new session, if it is the same person's.</summary>
    private static IResult Token(HttpContext http, IAntiforgery antiforgery) =>
        TypedResults.Ok(new FreshToken(antiforgery.GetAndStoreTokens(http).RequestToken!, http.User.Actor().Id.ToString("D")));

    internal sealed record CheckRequest(Guid Id, IReadOnlyDictionary<string, JsonElement> Cells);

    /// <summary>What would be wrong if this were saved; nothing is.</summary>
    private static async Task<IResult> CheckAsync(Guid id, [FromBody] CheckRequest request, HttpContext http, EntryLoader loader, Guard guard, KlangDb db, CancellationToken cancel)
    {
        var context = await loader.FindAsync(id, [request.Id], cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(http.User.Actor(), Act.ReadSubmission, context.Target, context.Name);
        var cells = SaveRequests.Cells(request.Cells);
        var record = problem is not null ? null : await db.Records.AsNoTracking().Include(r => r.Subject).SingleOrDefaultAsync(r => r.Id == request.Id && r.SubmissionId == id, cancel);
        if (problem is not null || !cells.IsOk || record is null)
        {
            return (problem ?? cells.Problem ?? Problems.NotFound).ToResult();
        }

        var issues = new RecordEditor(context!).Try(record, new RowEdit(record.Id, record.Version) { Cells = cells.Value });
        return TypedResults.Ok(new { issues = GridRows.Issues(issues) });
    }
}
