using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Corrections;

/// <summary>Opens correction requests, and ends them: applied, refused or taken back, each in one transaction with the registry.</summary>
public sealed class CorrectionDesk(KlangDb db, ProcessRunner processes, Guard guard, CaseDesk cases, AreaDecisions decisions, AreaQueries areas, AreaNames names, ProvisionalAreas provisional)
{
    public async Task<Result<Case>> OpenAsync(Actor actor, NewCorrection request, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.OpenCase, new AreaTarget(request.Area), request.Area.Digits) is { } refusal)
        {
            return refusal;
        }

        if (await areas.FindAsync(request.Area, cancel: cancel) is not { } area)
        {
            return Problems.NotFound;
        }

        if (CorrectionRules.Faults(request.Kind, request.Area, request.Wish) is [var fault, ..])
        {
            return fault;
        }

        var title = CorrectionWords.Title(request.Kind, area.Full, request.Wish);
        var opened = await processes.RunAsync<Case>(new Process("correction.open", actor), scope => OpenAsync(scope, request, area, title, cancel), cancel);
        names.Forget();
        return opened;
    }

    private async Task<Result<Case>> OpenAsync(ProcessScope scope, NewCorrection request, AreaView area, string title, CancellationToken cancel)
    {
        var opened = await cases.OpenAsync(scope, new NewCase(CaseKind.Correction, title, request.Text) { Files = request.Files }, cancel);
        if (!opened.IsOk)
        {
            return opened;
        }

        // The event that makes a provisional area points to its case.
        await scope.Db.SaveChangesAsync(cancel);
        var made = request.Kind == CorrectionKind.Missing ? await provisional.MakeAsync(scope, opened.Value, request, cancel) : (Result<long>)0;
        if (!made.IsOk)
        {
            return made.Problem;
        }

        scope.Db.CorrectionRequests.Add(new CorrectionRequest
        {
            CaseId = opened.Value.Id,
            Kind = request.Kind,
            AreaId = area.AreaId,
            Wish = CorrectionWishJson.Write(request.Wish),
            EffectiveOn = request.EffectiveOn,
            ProvisionalAreaId = made.Value == 0 ? null : made.Value,
        });
        await MarkAsync(scope.Db, request, area.AreaId, opened.Value.Id, cancel);
        return opened;
    }

    /// <summary>The row of the yearly check that brought it up says so.</summary>
    private static Task MarkAsync(KlangDb db, NewCorrection request, long areaId, Guid caseId, CancellationToken cancel) => request.CheckSheet is { } sheet
        ? db.AreaCheckRows.Where(r => r.SheetId == sheet && r.AreaId == areaId).ExecuteUpdateAsync(set => set.SetProperty(r => r.CaseId, caseId), cancel)
        : Task.CompletedTask;

    /// <summary>The department writes it into the registry, as it has completed it, and the case ends.</summary>
    public async Task<Result<Case>> ApplyAsync(Actor actor, Guid id, int version, Completion completion, CancellationToken cancel = default)
    {
        Result<Case> refused = default;
        var applied = await processes.RunAsync<Case>(new Process("correction.apply", actor, completion.Text), async scope =>
        {
            var found = await FindAsync(scope.Db, id, cancel);
            if (found is not var (asked, request, area))
            {
                return refused = Problems.NotFound;
            }

            if (Permission.May(actor, Act.DecideCase, asked.Target()) is { } refusal)
            {
                return refused = refusal;
            }

            var decision = await DecisionAsync(scope.Db, asked, request, area, completion, cancel);
            var made = decision.IsOk ? await decisions.ApplyAsync(scope, decision.Value, cancel) : decision.Problem;
            if (!made.IsOk)
            {
                return made.Problem;
            }

            request.EventId = made.Value.Id;
            return await cases.MoveAsync(scope, id, version, CaseState.Applied, new CaseWords(completion.Text), cancel);
        }, cancel);
        await NoteAsync(actor, id, refused.Problem);
        names.Forget();
        return applied;
    }

    /// <summary>Refused or taken back: the provisional area ends with it.</summary>
    public async Task<Result<Case>> CloseAsync(Actor actor, Guid id, int version, CaseState to, string? reason, CancellationToken cancel = default)
    {
        var closed = await processes.RunAsync<Case>(new Process("correction." + to.ToString().ToLowerInvariant(), actor, reason), async scope =>
        {
            var moved = await cases.MoveAsync(scope, id, version, to, new CaseWords(reason), cancel);
            var request = moved.IsOk ? await scope.Db.CorrectionRequests.FirstAsync(c => c.CaseId == id, cancel) : null;
            return request is not null && await provisional.EndAsync(scope, moved.Value!, request.ProvisionalAreaId, cancel) is { } problem ? problem : moved;
        }, cancel);
        await NoteAsync(actor, id, closed.Problem);
        names.Forget();
        return closed;
    }

    /// <summary>What applying would do, without doing it.</summary>
    public async Task<Result<AreaDecisionPreview>> PreviewAsync(Actor actor, Guid id, Completion completion, CancellationToken cancel = default)
    {
        if (await FindAsync(db, id, cancel) is not var (asked, request, area))
        {
            return Problems.NotFound;
        }

        if (await guard.AskAsync(actor, Act.DecideCase, asked.Target(), asked.Label) is { } refusal)
        {
            return refusal;
        }

        var decision = await DecisionAsync(db, asked, request, area, completion, cancel);
        return decision.IsOk ? await decisions.PreviewAsync(decision.Value, cancel) : decision.Problem;
    }

    private async Task NoteAsync(Actor actor, Guid id, Problem? problem)
    {
        if (problem is { Status: 403 or 404 })
        {
            await guard.RefusedAsync(actor, Act.DecideCase, id.ToString("D"), problem);
        }
    }

    private static async Task<(Case Case, CorrectionRequest Request, AreaCode Area)?> FindAsync(KlangDb db, Guid id, CancellationToken cancel)
    {
        var asked = await db.Cases.FirstOrDefaultAsync(c => c.Id == id && c.Kind == CaseKind.Correction, cancel);
        var request = asked is null ? null : await db.CorrectionRequests.FirstAsync(c => c.CaseId == id, cancel);
        return request is null ? null : (asked!, request, await CorrectionReader.CodeAsync(db, request.AreaId, cancel));
    }

    private static async Task<Result<AreaDecision>> DecisionAsync(KlangDb db, Case asked, CorrectionRequest request, AreaCode area, Completion completion, CancellationToken cancel) =>
        CorrectionDecision.Of(request.Kind, area, completion.Wish, completion.Head(asked), await ProvisionalAreas.CodeAsync(db, request.ProvisionalAreaId, cancel));
}
