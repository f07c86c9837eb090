using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Letters;

/// <summary>Somebody an office writes to.</summary>
/// <param name="Area">A district, or for the department a province.</param>
/// <param name="Name">Without the word for its level.</param>
public sealed record LetterAddressee(AreaCode Area, string Name);

/// <summary>Finds the office that somebody writes for, asks whether they may, and whom it writes to.</summary>
public sealed class LetterSenders(KlangDb db, AreaNames names, Guard guard)
{
    /// <param name="unitCode">The office; a person's own.</param>
    /// <returns>404 outside the person's area, 403 for who makes no letters.</returns>
    public async Task<Result<LetterSender>> FindAsync(Actor actor, string unitCode, CancellationToken cancel = default)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == unitCode, cancel);
        if (await guard.AskAsync(actor, Act.MakeLetters, new AreaTarget(AreaCode.Parse(unit?.AreaCode ?? actor.Scope.Digits)), "letters " + unitCode) is { } refusal)
        {
            return refusal;
        }

        if (unit is null || (unit.Level == UnitLevel.Department && actor.UnitCode != unit.Code))
        {
            return Problems.NotFound;
        }

        var place = unit.AreaCode.Length == 0 ? "" : (await names.NameAsync(AreaCode.Parse(unit.AreaCode), cancel)).Th;
        return new LetterSender(unit, place);
    }

    /// <summary>By code.</summary>
    public async Task<IReadOnlyList<LetterAddressee>> AddresseesAsync(LetterSender sender, CancellationToken cancel = default)
    {
        var (within, level) = (sender.Area.Digits, sender.IsDepartment ? UnitLevel.Province : UnitLevel.District);
        var codes = await db.Units.AsNoTracking().Where(u => u.Level == level && u.AreaCode.StartsWith(within)).Select(u => u.AreaCode).Distinct().ToListAsync(cancel);
        var known = await names.ReadAsync(cancel);
        return [.. codes.Select(AreaCode.Parse).Order().Select(area => new LetterAddressee(area, known.Name(area).Th))];
    }
}
