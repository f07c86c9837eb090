using Klang.Core.Datasets;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>In which fiscal year's certification a unit's register stands open.</summary>
public sealed class CertificationYears(KlangDb db, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The fiscal year while a round that certifies the register takes data and the unit has not sent it; else null.</summary>
    public async Task<int?> OpenAsync(string register, string unit, CancellationToken cancel = default)
    {
        var datasets = catalogue.Datasets.Where(d => d.Definition.Certifies.Contains(register)).Select(d => d.Definition.Key).ToArray();
        var today = clock.Today();
        return datasets.Length == 0 ? null : await db.Submissions
            .Where(s => s.UnitCode == unit && datasets.Contains(s.Dataset) && (s.Status == SubmissionStatus.Draft || s.Status == SubmissionStatus.Returned)
                && s.Round!.Collects && s.Round.OpensOn <= today && s.Round.LocksOn > today)
            .OrderByDescending(s => s.FiscalYear).Select(s => (int?)s.FiscalYear).FirstOrDefaultAsync(cancel);
    }
}
