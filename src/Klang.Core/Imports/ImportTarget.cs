using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Imports;

/// <summary>What a column can hold.</summary>
public enum TargetRole
{
    /// <summary>A field of the record.</summary>
    Cell,

    /// <summary>A field of the record's child rows: rows of one subject become its child rows.</summary>
    ListCell,

    /// <summary>The subject's code.</summary>
    Code,

    /// <summary>The subject's name.</summary>
    Name,

    /// <summary>Where the subject lies; tells namesakes apart.</summary>
    Moo,
    Village,
    Subdistrict,
    District,

    /// <summary>The Buddhist fiscal year a row is about.</summary>
    FiscalYear,

    /// <summary>Known and not taken: a running number, what the register holds, words that say the same in every row.</summary>
    Aside,
}

/// <summary>Something that a column can be matched with.</summary>
/// <param name="Key">A field's key; list and field with a point (lines.amount); or #code, #name, #moo, #village, #subdistrict, #district, #year, #aside.</param>
/// <param name="Role">What becomes of the column.</param>
/// <param name="Label">As the officer picks it.</param>
/// <param name="Field">Null where the column only helps to find the subject.</param>
/// <param name="Wordings">Keys of headings that mean it, by <see cref="LabelText.Key"/>.</param>
public sealed record ImportTarget(string Key, TargetRole Role, LocalText Label, Field? Field, ImmutableArray<string> Wordings)
{
    /// <summary>The list, where it is a child row's field.</summary>
    public FieldKey? List { get; init; }

    /// <summary>Likeness to a heading's key, 0 to 1.</summary>
    public decimal Alike(string headingKey) => Wordings.Length == 0 ? 0 : Wordings.Max(w => LabelText.Alike(w, headingKey));
}
