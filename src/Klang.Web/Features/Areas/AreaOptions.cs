using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>An area to pick from, under the name of the area above it.</summary>
public sealed record AreaOption(string Code, string Label, string Group);

/// <summary>The areas of a level inside an office's area, for a list to pick from.</summary>
public sealed class AreaOptions(KlangDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<AreaOption>> WithinAsync(AreaCode within, AreaLevel level, CancellationToken cancel = default)
    {
        var above = level - 1;
        var versions = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today()).Within(within)
            .Where(v => v.Level == level || v.Level == above)
            .Select(v => new { v.Level, v.Code, v.NameTh, v.NameEn }).OrderBy(v => v.Code).ToListAsync(cancel);
        var parents = versions.Where(v => v.Level == level - 1).ToDictionary(v => v.Code, v => Language.Pick(v.NameTh, v.NameEn), StringComparer.Ordinal);
        return [.. versions.Where(v => v.Level == level).Select(v =>
            new AreaOption(v.Code, $"{v.Code} {Language.Pick(v.NameTh, v.NameEn)}", parents.GetValueOrDefault(v.Code[..^2], "")))];
    }
}
