using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Data.Model;

namespace Klang.Web.Features.Corrections;

/// <summary>A request as the department completed it before writing it into the registry.</summary>
/// <param name="Source">Where it stands written: the Act, the announcement, the letter.</param>
/// <param name="Text">What to say to who asked.</param>
public sealed record Completion(CorrectionWish Wish, string? Title, string? Source, DateOnly? SignedOn, DateOnly? PublishedOn, DateOnly? EffectiveOn, string? Text)
{
    public (string? Volume, string? Part, string? Page) Gazette { get; init; }

    /// <summary>The decision without its steps.</summary>
    public AreaDecision Head(Case asked) => new(Said(Title) ?? asked.Title, Said(Source) ?? asked.Label, EffectiveOn, [])
    {
        SignedOn = SignedOn,
        PublishedOn = PublishedOn,
        Gazette = Gazette,
        CaseId = asked.Id,
    };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
