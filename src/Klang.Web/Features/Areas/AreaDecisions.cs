using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Changes of the registry: Acts, announcements, slips put right. A door of the room: whoever calls it asks for leave first, and
/// refreshes the reporting units afterwards where districts changed.
/// </summary>
public sealed class AreaDecisions(KlangDb db, ProcessRunner processes, Guard guard, AreaNames names, TimeProvider clock)
{
    // Numbers from the top are free in every subdistrict: villages count from 1 up, to 35 at most.
    private const int LastNumber = 99;

    /// <summary>What the decision would do, and what stands on the areas it touches; nothing is written.</summary>
    /// <returns>A refusal (areas.decide.*) names its step in <see cref="Problem.Where"/>.</returns>
    public async Task<Result<AreaDecisionPreview>> PreviewAsync(AreaDecision decision, CancellationToken cancel = default)
    {
        var knowledge = await AreaKnowledge.ReadAsync(db, decision, cancel);
        var outcome = AreaRules.Apply(knowledge.Periods, decision, clock.Today());
        if (!outcome.IsOk)
        {
            return outcome.Problem;
        }

        var steps = outcome.Value.Steps;
        var touches = await AreaTouches.ReadAsync(db, [.. steps.SelectMany(Codes).Distinct()], cancel);
        return new AreaDecisionPreview(
            decision,
            [.. steps.Select(s => new AreaStepPreview(s.Number, s.Kind, AreaState.Of(s.Before), AreaState.Of(s.After), s.Followers, touches.On(Codes(s))))],
            touches.On([.. steps.SelectMany(Codes).Distinct()]));
    }

    /// <summary>
    /// Carries the decision out inside the caller's process: all steps, or a refusal and nothing. What other processes hold of
    /// names follows within seconds.
    /// </summary>
    public async Task<Result<AreaEvent>> ApplyAsync(ProcessScope scope, AreaDecision decision, CancellationToken cancel = default)
    {
        await AreaRecorder.LockAsync(scope.Db, cancel);
        var knowledge = await AreaKnowledge.ReadAsync(scope.Db, decision, cancel);
        var outcome = AreaRules.Apply(knowledge.Periods, decision, clock.Today());
        if (!outcome.IsOk)
        {
            return outcome.Problem;
        }

        var happened = await new AreaRecorder(scope, decision.Source).RecordAsync(decision, outcome.Value, knowledge.Versions, cancel);
        scope.Note(AreaRecorder.Stream, decision.Title, new
        {
            happened.Id,
            decision.Source,
            decision.EffectiveOn,
            steps = outcome.Value.Steps.Select(s => new { s.Kind, before = s.Before?.Code.Digits, after = s.After?.Code.Digits, name = s.After?.NameTh, followers = s.Followers.Length }),
        });
        names.Forget();
        return happened;
    }

    /// <summary>The whole of it for somebody at a desk: leave, process, and the names read anew.</summary>
    public async Task<Result<AreaEvent>> DecideAsync(Actor actor, AreaDecision decision, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageAreas, WholeSystem.Instance, decision.Title) is { } refusal)
        {
            return refusal;
        }

        var decided = await processes.RunAsync(new Process("areas.decide", actor, decision.Source), scope => ApplyAsync(scope, decision, cancel), cancel);
        names.Forget();
        return decided;
    }

    /// <summary>A code for a provisional area inside <paramref name="parent"/> that nobody ever bore; null where there is none.</summary>
    public async Task<AreaCode?> FreeCodeAsync(AreaCode parent, CancellationToken cancel = default)
    {
        var taken = (await db.AreaVersions.AsNoTracking().Within(parent).Select(v => v.Code).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(0, LastNumber).Select(n => $"{parent.Digits}{(LastNumber - n).ToString("00", System.Globalization.CultureInfo.InvariantCulture)}")
            .FirstOrDefault(code => !taken.Contains(code));
        return free is null ? null : AreaCode.Parse(free);
    }

    private static IReadOnlyCollection<AreaCode> Codes(AreaStepOutcome step) => [.. new[] { step.Before?.Code, step.After?.Code }.OfType<AreaCode>().Distinct()];
}
