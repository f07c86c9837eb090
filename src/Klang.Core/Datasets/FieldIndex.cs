using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Klang.Core.Datasets;

/// <summary>Fields by their key. Made once for each definition's fields, and gone with them: every cell of every record asks.</summary>
internal static class FieldIndex
{
    private static readonly ConditionalWeakTable<Field[], FrozenDictionary<FieldKey, Field>> Made = [];

    /// <summary>Of a key that stands there twice, which no definition in use has, the first.</summary>
    public static FrozenDictionary<FieldKey, Field> Of(ImmutableArray<Field> fields) => ImmutableCollectionsMarshal.AsArray(fields) is { } array
        ? Made.GetValue(array, static all => all.DistinctBy(f => f.Key).ToFrozenDictionary(f => f.Key))
        : FrozenDictionary<FieldKey, Field>.Empty;
}
