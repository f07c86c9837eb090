using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Data;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>The entries that a reference may name, for a list to pick from: those of an office's area, active ones first.</summary>
public sealed class SubjectOptions(KlangDb db, Catalogue catalogue)
{
    /// <summary>Longer lists are no help; what is missing is found by its code.</summary>
    private const int Most = 2_000;

    private readonly Dictionary<string, ImmutableArray<FieldOption>> _read = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<FieldOption>> OfAsync(SubjectField field, string unitArea, CancellationToken cancel = default)
    {
        var options = ImmutableArray.CreateBuilder<FieldOption>();
        foreach (var register in field.Registers)
        {
            options.AddRange(await OfAsync(register, unitArea, cancel));
        }

        return options.ToImmutable();
    }

    private async Task<ImmutableArray<FieldOption>> OfAsync(string register, string unitArea, CancellationToken cancel)
    {
        if (!_read.TryGetValue(register, out var known))
        {
            var group = catalogue.Register(register)?.Definition.Name.Here() ?? register;
            var entries = await db.Subjects.AsNoTracking().Where(s => s.Register == register && s.AreaCode.StartsWith(unitArea) && s.MergedInto == null)
                .OrderByDescending(s => s.Active).ThenBy(s => s.Code).Select(s => new { s.Code, s.Name }).Take(Most).ToListAsync(cancel);
            _read[register] = known = [.. entries.Select(e => new FieldOption(e.Code, $"{e.Name} ({e.Code})", group))];
        }

        return known;
    }
}
