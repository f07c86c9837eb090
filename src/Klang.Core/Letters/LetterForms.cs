using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Letters;

/// <summary>A kind of letter as it is shipped.</summary>
public sealed record LetterForm(LetterKind Kind, LocalText Name, LocalText Purpose, LetterParts Parts);

/// <summary>What an office writes over and under each of its letters.</summary>
/// <param name="Letters">อักษรย่อ: ชร of Chiang Rai, มท of the ministry.</param>
/// <param name="Parts">Number, address, signature, owner.</param>
public sealed record LetterOffice(string Letters, LetterParts Parts);

/// <summary>All that is shipped: the kinds, the department's head and foot, and every province's.</summary>
public sealed record LetterForms(
    ImmutableDictionary<LetterKind, LetterForm> Kinds, LetterOffice Department, LetterOffice AnyProvince, ImmutableDictionary<string, LetterOffice> Provinces)
{
    /// <summary>The head and foot of a province, or for the country the department's.</summary>
    public LetterOffice Office(AreaCode area)
    {
        if (area == AreaCode.Country)
        {
            return Department;
        }

        var own = Provinces.GetValueOrDefault(area.Digits);
        return own is null ? AnyProvince : own with { Parts = AnyProvince.Parts.With(own.Parts) };
    }

    /// <summary>The wording of a kind as it leaves the box, for an office.</summary>
    public LetterParts Shipped(LetterKind kind, AreaCode area) => Office(area).Parts.With(Kinds[kind].Parts);
}
