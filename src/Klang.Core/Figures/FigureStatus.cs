using System.Collections.Immutable;
using Klang.Core.Submissions;

namespace Klang.Core.Figures;

/// <summary>Whose records a figure counts.</summary>
public enum FigureStatus
{
    /// <summary>Drafts too: a saved value is in the total at once.</summary>
    All,

    /// <summary>Submitted, approved and locked.</summary>
    Reported,

    /// <summary>Approved and locked.</summary>
    Approved,
}

/// <summary>What each <see cref="FigureStatus"/> lets through.</summary>
public static class FigureStatuses
{
    /// <summary>The statuses counted; empty means every one.</summary>
    public static ImmutableArray<SubmissionStatus> Statuses(this FigureStatus status) => status switch
    {
        FigureStatus.All => [],
        FigureStatus.Reported => [SubmissionStatus.Submitted, SubmissionStatus.Approved, SubmissionStatus.Locked],
        FigureStatus.Approved => [SubmissionStatus.Approved, SubmissionStatus.Locked],
        _ => throw new NotSupportedException($"Unknown figure status {status}."),
    };

    /// <summary>Reads all, reported or approved; no text is all.</summary>
    public static FigureStatus? Parse(string? text) => text?.Trim() switch
    {
        null or "" or "all" => FigureStatus.All,
        "reported" => FigureStatus.Reported,
        "approved" => FigureStatus.Approved,
        _ => null,
    };

    /// <summary>The word that <see cref="Parse"/> reads.</summary>
    public static string Word(this FigureStatus status) => status.ToString().ToLowerInvariant();
}
