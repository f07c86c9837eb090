using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>Who reports a round, as its row keeps it: the levels' names in small letters with commas between.</summary>
public static class RoundReporters
{
    /// <summary>district, province: as the API and the row say it, in the definition's order.</summary>
    public static ImmutableArray<string> ReporterNames(this Round round) => [.. round.ReportedBy.Split(',')];

    public static bool IsReportedBy(this Round round, UnitLevel level) => round.ReporterNames().Contains(Name(level));

    internal static string Text(IEnumerable<UnitLevel> levels) => string.Join(',', levels.Select(Name));

    private static string Name(UnitLevel level) => level.ToString().ToLowerInvariant();
}
