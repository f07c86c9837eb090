using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>How many entries of a register somebody sees.</summary>
public sealed record RegisterCount(CompiledRegister Register, int Active, int Ended);

/// <summary>Counts the entries of every register inside the person's area.</summary>
public sealed class RegisterCounts(KlangDb db, Catalogue catalogue)
{
    public async Task<IReadOnlyList<RegisterCount>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        var counts = await db.Subjects.AsNoTracking().VisibleTo(actor).Where(s => s.MergedInto == null)
            .GroupBy(s => new { s.Register, s.Active }).Select(g => new { g.Key.Register, g.Key.Active, Count = g.Count() }).ToListAsync(cancel);
        return [.. catalogue.Registers.Select(r => new RegisterCount(
            r,
            counts.Where(c => c.Register == r.Definition.Key && c.Active).Sum(c => c.Count),
            counts.Where(c => c.Register == r.Definition.Key && !c.Active).Sum(c => c.Count)))];
    }
}
