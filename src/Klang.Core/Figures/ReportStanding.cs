using Klang.Core.Areas;
using Klang.Core.Submissions;

namespace Klang.Core.Figures;

/// <summary>Where one submission of a round stands, as far as its figures are concerned.</summary>
/// <param name="Id">The submission.</param>
/// <param name="Area">The reporting unit's area.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="HasRecords">Whether at least one of its records counts.</param>
/// <param name="SavedAt">When its records were last saved (UTC).</param>
public sealed record ReportStanding(Guid Id, AreaCode Area, SubmissionStatus Status, bool HasRecords, DateTime? SavedAt)
{
    public Completeness Completeness => Completeness.Of(Status, HasRecords);
}
