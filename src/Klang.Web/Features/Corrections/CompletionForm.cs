using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.Corrections;

/// <summary>What the department types beside the wish: where it stands written, and since when.</summary>
public sealed class CompletionForm
{
    public string? Title { get; set; }

    public string? Source { get; set; }

    public string? SignedOn { get; set; }

    public string? PublishedOn { get; set; }

    public string? GazetteVolume { get; set; }

    public string? GazettePart { get; set; }

    public string? GazettePage { get; set; }

    /// <summary>Together with the wish; a problem names the day that cannot be read.</summary>
    public Result<Completion> With(CorrectionForm wish)
    {
        var signed = CorrectionForm.DayOf(SignedOn, "Law." + nameof(SignedOn));
        var published = CorrectionForm.DayOf(PublishedOn, "Law." + nameof(PublishedOn));
        var effective = CorrectionForm.DayOf(wish.EffectiveOn, nameof(CorrectionForm.EffectiveOn));
        return (signed.Problem ?? published.Problem ?? effective.Problem) is { } problem
            ? problem
            : new Completion(wish.Wish, Title, Source, signed.Value.Value, published.Value.Value, effective.Value.Value, wish.Text)
            {
                Gazette = (Said(GazetteVolume), Said(GazettePart), Said(GazettePage)),
            };
    }

    private static string? Said(string? text) => ThaiText.Normalise(text ?? "") is { Length: > 0 } said ? said : null;
}
