using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Attachments;
using Klang.Core.Cases;

namespace Klang.Web.Features.Corrections;

/// <summary>A correction that a unit asks for.</summary>
/// <param name="Area">The area it is about; of what is missing, the area it lies in.</param>
/// <param name="EffectiveOn">Since when, as far as the unit knows.</param>
/// <param name="Text">In its own words.</param>
public sealed record NewCorrection(AreaCode Area, CorrectionKind Kind, CorrectionWish Wish, DateOnly? EffectiveOn, string? Text)
{
    public ImmutableArray<CleanFile> Files { get; init; } = [];

    /// <summary>The sheet of the yearly check that it came up in.</summary>
    public Guid? CheckSheet { get; init; }
}
