namespace Klang.Core.Figures;

/// <summary>How much of what was expected stands behind a figure; shown beside every total.</summary>
/// <param name="Expected">Submissions owed.</param>
/// <param name="Started">Of those, with at least one record that counts.</param>
/// <param name="Reported">Of those, submitted, approved or locked.</param>
/// <param name="Approved">Of those, approved or locked.</param>
public readonly record struct Completeness(int Expected, int Started, int Reported, int Approved)
{
    /// <summary>Reported ÷ expected, 0–1; null where nothing is expected.</summary>
    public decimal? Share => Expected == 0 ? null : (decimal)Reported / Expected;

    public static Completeness operator +(Completeness a, Completeness b) =>
        new(a.Expected + b.Expected, a.Started + b.Started, a.Reported + b.Reported, a.Approved + b.Approved);

    public static Completeness Add(Completeness left, Completeness right) => left + right;
}
