using System.Collections.Immutable;
using Klang.Core.People;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Submissions;

/// <summary>รับรองทะเบียน: the registers that a report certifies, and how far each is.</summary>
public sealed class RegistersModel(EntryLoader loader, Guard guard, Certifications certifications) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public ImmutableArray<RegisterStanding> Registers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, cancel);
        var problem = context is null ? Core.Common.Problems.NotFound : await guard.AskAsync(Actor, Act.ReadSubmission, context.Target, context.Name);
        if (problem is not null || context!.Dataset.Definition.Certifies.IsEmpty)
        {
            return Refuse(problem ?? Core.Common.Problems.NotFound);
        }

        Context = context;
        Registers = await certifications.OfAsync(context, cancel);
        return Page();
    }
}
