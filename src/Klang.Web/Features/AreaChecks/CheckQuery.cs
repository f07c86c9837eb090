using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;

namespace Klang.Web.Features.AreaChecks;

/// <summary>A question about who has checked, as page and API read it from an address.</summary>
public sealed record CheckQuery(FiscalYear Year, AreaCode Within)
{
    /// <summary>Without a year: the one that runs. Without an area: the person's own. Problem: 400.1 with the parameter's name.</summary>
    public static Result<CheckQuery> Read(string? fiscalYear, string? within, Actor actor, DateOnly today)
    {
        var year = FiscalYear.Of(today);
        if (!string.IsNullOrWhiteSpace(fiscalYear) && !FiscalYear.TryParse(fiscalYear.Trim(), out year))
        {
            return AreaCheckProblems.BadYear;
        }

        var area = actor.Scope;
        return !string.IsNullOrWhiteSpace(within) && (!AreaCode.TryParse(within, out area) || area.Level > AreaLevel.District)
            ? AreaCheckProblems.BadArea
            : new CheckQuery(year, area);
    }
}
