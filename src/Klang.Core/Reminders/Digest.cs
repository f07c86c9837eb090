using System.Collections.Immutable;
using System.Globalization;

namespace Klang.Core.Reminders;

/// <summary>A report in a digest. Days left are negative when overdue.</summary>
public sealed record DigestLine(OwedReport Report, int DaysLeft);

/// <summary>All that one person is told on one day, in one message.</summary>
/// <param name="Own">What the person's own office owes, the most urgent first.</param>
/// <param name="Overdue">For reviewers: what the units they watch owe too late, by unit.</param>
public sealed record Digest(Guid PersonId, DateOnly Day, ImmutableArray<DigestLine> Own, ImmutableArray<DigestLine> Overdue)
{
    /// <summary>The same for the same person and day, so that it is never written twice: digest/2026-12-13/USER.</summary>
    public string Key => KeyOf(Day, PersonId);

    public static string KeyOf(DateOnly day, Guid person) =>
        string.Create(CultureInfo.InvariantCulture, $"digest/{day:yyyy-MM-dd}/{person:D}");
}
