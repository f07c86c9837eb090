using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Processes;

namespace Klang.Web.Features.Shell;

/// <summary>Asks <see cref="Permission.May"/> and leaves a trail line when the answer is no. Every handler begins here.</summary>
public sealed class Guard(ProcessRunner processes)
{
    /// <param name="subject">What it is about, as a person would name it.</param>
    /// <returns>Null when allowed.</returns>
    public async Task<Problem?> AskAsync(Actor actor, Act act, Target target, string subject)
    {
        var problem = Permission.May(actor, act, target);
        if (problem is not null)
        {
            await RefusedAsync(actor, act, subject, problem);
        }

        return problem;
    }

    /// <summary>For handlers that ask inside their own transaction: the refusal's line is written after it.</summary>
    public Task RefusedAsync(Actor actor, Act act, string subject, Problem problem) => processes.RefusedAsync(actor, act.ToString(), subject, problem);
}
