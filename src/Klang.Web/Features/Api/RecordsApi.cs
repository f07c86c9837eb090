using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Api;

/// <summary>The records of a submission: read with values and issues, patch a batch of cells.</summary>
internal static class RecordsApi
{
    public static void Map(RouteGroupBuilder submissions)
    {
        submissions.MapGet("/{id:guid}/records", ListAsync).Produces<ApiList<RecordDetail>>().ProducesProblem(404);
        submissions.MapPost("/{id:guid}/records", AddAsync).Produces<RecordDetail>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        submissions.MapDelete("/{id:guid}/records/{recordId:guid}", RemoveAsync).Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        submissions.MapGet("/{id:guid}/files/{file:guid}", FileAsync).Produces(200, contentType: "image/jpeg").ProducesProblem(404);
        submissions.MapPatch("/{id:guid}/records", PatchAsync).Produces<PatchAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(Guid id, HttpContext http, EntryLoader loader, Carry carry, Guard guard, KlangDb db, GridBuilder grid, CancellationToken cancel)
    {
        var opened = await Opening.OpenAsync(id, http.User.Actor(), loader, carry, guard, cancel);
        if (!opened.IsOk)
        {
            return opened.Problem.ToResult();
        }

        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var issues = (await grid.RowsAsync(opened.Value, cancel)).ToDictionary(r => r.Id, r => r.Issues);
        return TypedResults.Ok(new ApiList<RecordDetail>([.. records.Select(r => RecordDetail.Of(r, opened.Value.Dataset.Definition, issues[r.Id], null))], null));
    }

    /// <summary>Rows come from the register and the rounds; the only one that may be asked for is the unit's own total.</summary>
    private static async Task<IResult> AddAsync(Guid id, NewRecordRequest request, HttpContext http, UnitTotals totals, EntryLoader loader, GridBuilder grid, KlangDb db, CancellationToken cancel)
    {
        if (request.Subject != "unit")
        {
            return Problems.BadRequest("เพิ่มได้เฉพาะยอดรวมของหน่วย (subject: unit) หน่วยข้อมูลอื่นมาจากทะเบียน", "Only the unit's own total (subject: unit) can be added; all others come from the register.", "subject").ToResult();
        }

        var added = await totals.AddAsync(http.User.Actor(), id, cancel);
        if (!added.IsOk)
        {
            return added.Problem.ToResult();
        }

        var record = await db.Records.AsNoTracking().SingleAsync(r => r.Id == added.Value, cancel);
        var context = (await loader.FindAsync(id, cancel))!;
        var issues = (await grid.RowsAsync(context, cancel)).Single(r => r.Id == record.Id).Issues;
        return TypedResults.Created($"/api/v1/submissions/{id:D}/records", RecordDetail.Of(record, context.Dataset.Definition, issues, null));
    }

    private static async Task<IResult> RemoveAsync(Guid id, Guid recordId, int version, HttpContext http, UnitTotals totals, CancellationToken cancel)
    {
        var removed = await totals.RemoveAsync(http.User.Actor(), id, recordId, version, cancel);
        return removed.IsOk ? TypedResults.NoContent() : removed.Problem.ToResult();
    }

    private static Task<IResult> FileAsync(Guid id, Guid file, HttpContext http, RecordFileServer files, CancellationToken cancel) =>
        files.ServeAsync(http.Response, http.User.Actor(), id, file, cancel);

    private static async Task<IResult> PatchAsync(Guid id, SaveRequest request, HttpContext http, EntryLoader loader, CellsSaver saver, KlangDb db, CancellationToken cancel)
    {
        var keyed = request with { Key = http.Request.Headers["Idempotency-Key"].FirstOrDefault() ?? request.Key };
        var saved = await saver.SaveAsync(http.User.Actor(), id, keyed, cancel);
        if (!saved.IsOk)
        {
            return saved.Problem.ToResult();
        }

        var ids = saved.Value.Rows.Select(r => r.Id).ToList();
        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => ids.Contains(r.Id)).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var definition = (await loader.FindAsync(id, cancel))!.Dataset.Definition;
        var rows = saved.Value.Rows.ToDictionary(r => r.Id);
        return TypedResults.Ok(new PatchAnswer([.. records.Select(r => RecordDetail.Of(r, definition, rows[r.Id].Issues, rows[r.Id].Conflicts))], saved.Value.Summary));
    }
}

/// <param name="Subject">unit: the reporting unit's own total.</param>
public sealed record NewRecordRequest(string Subject);

public sealed record PatchAnswer(IReadOnlyList<RecordDetail> Rows, GridSummary Summary);

/// <param name="Values">Typed values by field key; a missing field is absent; <c>{"raw": "…"}</c> did not parse; <c>{"na": true}</c> does not apply.</param>
/// <param name="Conflicts">Cells of the batch that were left alone because somebody else changed them since the version sent.</param>
public sealed record RecordDetail(
    Guid Id, int Version, string State, string Subject, string? Name, string Area, IReadOnlyDictionary<string, object?> Values,
    IReadOnlyList<GridIssue> Issues, IReadOnlyList<GridConflict>? Conflicts, DateTime SavedAt, string SavedBy)
{
    public static RecordDetail Of(Record record, DatasetDefinition definition, IReadOnlyList<GridIssue> issues, IReadOnlyList<GridConflict>? conflicts) => new(
        record.Id, record.Version, record.State.ToString().ToLowerInvariant(), record.SubjectKey, record.Subject?.Name, record.AreaCode,
        RecordValuesJson.Of(record.Answers, definition.Fields, definition.Lists), issues, conflicts, record.SavedAt, record.SavedBy);
}
