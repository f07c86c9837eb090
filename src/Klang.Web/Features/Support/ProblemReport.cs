using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.Support;

/// <summary>What somebody reports: their words, and what was on the screen, which they may change.</summary>
public sealed record ProblemReport
{
    private const int MostOfAField = 300;

    public string? Title { get; init; }

    public string? Text { get; init; }

    /// <summary>Path of the page, without its host.</summary>
    public string? FromPage { get; init; }

    public string? Dataset { get; init; }

    public string? Round { get; init; }

    public string? OnScreen { get; init; }

    public string? LastError { get; init; }

    internal ProblemContext Context(Guid caseId, string? browser) => new()
    {
        CaseId = caseId,
        Page = Cut(FromPage),
        Dataset = Cut(Dataset),
        Round = Cut(Round),
        OnScreen = Cut(OnScreen),
        LastError = Cut(LastError),
        Browser = Cut(browser),
    };

    private static string? Cut(string? text)
    {
        var clean = ThaiText.Normalise(text ?? "");
        return clean.Length == 0 ? null : clean.Length > MostOfAField ? clean[..MostOfAField] : clean;
    }
}
