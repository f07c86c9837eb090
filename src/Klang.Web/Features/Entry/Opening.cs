using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Entry;

/// <summary>Opens a submission for somebody: may they see it, and is last round carried in.</summary>
public static class Opening
{
    public static async Task<Result<EntryContext>> OpenAsync(Guid id, Actor actor, EntryLoader loader, Carry carry, Guard guard, CancellationToken cancel = default)
    {
        var context = await loader.FindAsync(id, cancel);
        if (context is null)
        {
            return Problems.NotFound;
        }

        if (await guard.AskAsync(actor, Act.ReadSubmission, context.Target, context.Name) is { } problem)
        {
            return problem;
        }

        if (context.MayEdit(actor))
        {
            await carry.EnsureAsync(context, actor, cancel);
        }

        return context;
    }
}
