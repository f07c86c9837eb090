using Klang.Core.Submissions;

namespace Klang.Core.Figures;

/// <summary>How much of what was expected stands behind a figure; shown beside every total.</summary>
/// <param name="Expected">Submissions owed.</param>
/// <param name="Started">Of those, with at least one record that counts, or already reported.</param>
/// <param name="Reported">Of those, submitted, approved or locked.</param>
/// <param name="Approved">Of those, approved or locked.</param>
public readonly record struct Completeness(int Expected, int Started, int Reported, int Approved)
{
    /// <summary>Reported ÷ expected, 0–1; null where nothing is expected.</summary>
    public decimal? Share => Expected == 0 ? null : (decimal)Reported / Expected;

    /// <summary>One submission.</summary>
    public static Completeness Of(SubmissionStatus status, bool hasRecords) => new(
        1,
        hasRecords || status.IsReported() ? 1 : 0,
        status.IsReported() ? 1 : 0,
        status is SubmissionStatus.Approved or SubmissionStatus.Locked ? 1 : 0);

    /// <summary>How many reports of a status stand behind a figure.</summary>
    public int Of(FigureStatus status) => status == FigureStatus.Approved ? Approved : Reported;

    public static Completeness operator +(Completeness a, Completeness b) =>
        new(a.Expected + b.Expected, a.Started + b.Started, a.Reported + b.Reported, a.Approved + b.Approved);

    public static Completeness Add(Completeness left, Completeness right) => left + right;
}
