using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>An area to pick from, under the name of the area above it.</summary>
public sealed record AreaOption(string Code, string Label, string Group);

/// <summary>The areas of a level inside an office's area, for a list to pick from; towns' communities stand among the villages.</summary>
public sealed class AreaOptions(KlangDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<AreaOption>> WithinAsync(AreaCode within, AreaLevel level, CancellationToken cancel = default)
    {
        var above = level - 1;
        var beside = level == AreaLevel.Village ? AreaLevel.Community : level;
        var versions = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today()).Within(within)
            .Where(v => v.Level == level || v.Level == above || v.Level == beside)
            .Select(v => new { v.Level, v.Code, v.NameTh, v.NameEn }).OrderBy(v => v.Code).ToListAsync(cancel);
        var parents = versions.Where(v => v.Level == above).ToDictionary(v => v.Code, v => Language.Pick(v.NameTh, v.NameEn), StringComparer.Ordinal);
        return [.. versions.Where(v => v.Level != above).Select(v => (Version: v, Code: AreaCode.Parse(v.Code))).Select(v =>
            new AreaOption(v.Version.Code, $"{v.Code.Label} {Language.Pick(v.Version.NameTh, v.Version.NameEn)}", parents.GetValueOrDefault(v.Code.Parent.Digits, "")))];
    }
}
