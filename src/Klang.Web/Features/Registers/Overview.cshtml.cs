using Klang.Core.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Registers;

/// <summary>ทะเบียน: every register with its counts in the person's area, and the datasets that build on it.</summary>
public sealed class OverviewModel(RegisterCounts counts, TermExpiry terms, Catalogue catalogue) : KlangPage
{
    public IReadOnlyList<RegisterCount> Counts { get; private set; } = [];

    public IReadOnlyList<(CompiledRegister Register, int Count)> Waiting { get; private set; } = [];

    public IEnumerable<DatasetDefinition> UsedBy(CompiledRegister register) => catalogue.Datasets.Select(d => d.Definition)
        .Where(d => d.Register == register.Definition.Key || d.Certifies.Contains(register.Definition.Key, StringComparer.Ordinal)
            || d.Fields.Concat(d.Lists.SelectMany(l => l.Fields)).OfType<SubjectField>().Any(f => f.Registers.Contains(register.Definition.Key, StringComparer.Ordinal)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Counts, Waiting) = (await counts.OfAsync(Actor, cancel), await terms.WaitingAsync(Actor, cancel));
        return Page();
    }
}
