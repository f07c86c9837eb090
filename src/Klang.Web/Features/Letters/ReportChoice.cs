using System.Collections.Immutable;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters;

/// <summary>Which reports a letter is about.</summary>
internal static class ReportChoice
{
    /// <summary>A reminder without a round looks so many days ahead.</summary>
    private const int DaysAhead = 30;

    public static ImmutableArray<LetterReport> Of(LetterOrder order, IEnumerable<LetterReport> reports) => order.Kind switch
    {
        LetterKind.Reminder => [.. reports.Where(r => IsComing(r, order))],
        LetterKind.Overdue => [.. reports.Where(r => r.Tally.Overdue > 0)],
        LetterKind.Thanks => [.. reports.Where(r => order.Round is not null || r.Round.DaysLeft < 0).GroupBy(r => r.Of).Where(InTime).SelectMany(unit => unit)],
        _ => throw new NotSupportedException($"{order.Kind} lists no reports."),
    };

    private static bool IsComing(LetterReport report, LetterOrder order) =>
        report.Missing > 0 && report.Round.Round.OpensOn <= report.Round.Today && report.Round.DaysLeft >= 0 && (order.Round is not null || report.Round.DaysLeft <= DaysAhead);

    private static bool InTime(IEnumerable<LetterReport> reports) => reports.All(r => r.Missing == 0 && r.Tally.Late == 0);
}
