using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Cases;

/// <summary>Writing and moving as a process of its own, for this room's pages; a refusal leaves its line.</summary>
public sealed class CaseTalk(ProcessRunner processes, CaseDesk desk, CaseParts parts, Guard guard)
{
    public Task<Result<Case>> SayAsync(Actor actor, Guid id, int version, CaseWords words, CancellationToken cancel = default) =>
        RunAsync(new Process("case.say", actor), Act.OpenCase, id, scope => desk.SayAsync(scope, id, version, words, cancel), cancel);

    public Task<Result<Case>> MoveAsync(Actor actor, Guid id, int version, CaseState to, CaseWords words, CancellationToken cancel = default) =>
        RunAsync(new Process("case." + to.ToString().ToLowerInvariant(), actor, words.Text), Act.DecideCase, id, async scope =>
        {
            var moved = await desk.MoveAsync(scope, id, version, to, words, cancel);

            // Applying changes the registry; to say so without doing it would be a lie.
            return moved.IsOk && parts.IsMadeAbove(moved.Value.Kind, to) ? CaseProblems.IllegalMove : moved;
        }, cancel);

    private async Task<Result<Case>> RunAsync(Process process, Act act, Guid id, Func<ProcessScope, Task<Result<Case>>> work, CancellationToken cancel)
    {
        var done = await processes.RunAsync(process, work, cancel);
        if (done.Problem is { Status: 403 or 404 } problem)
        {
            await guard.RefusedAsync(process.Actor, act, id.ToString("D"), problem);
        }

        return done;
    }
}
