using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Datasets;

/// <summary>Reads posted values of fields: what <see cref="FieldInput"/> put on the page.</summary>
public static class FormValues
{
    /// <summary>The texts of the fields that were on the form; several boxes of one field are joined by commas.</summary>
    public static ImmutableDictionary<FieldKey, string?> Cells(IFormCollection form, string prefix, IEnumerable<Field> fields) =>
        fields.Where(f => !f.IsComputed && form.ContainsKey(prefix + f.Key.Name))
            .ToImmutableDictionary(f => f.Key, f => (string?)string.Join(',', form[prefix + f.Key.Name].Where(v => !string.IsNullOrEmpty(v))));

    /// <summary>The lists that were on the form (<c>list.0.key</c>), without rows in which nothing stands.</summary>
    public static ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Lists(IFormCollection form, IEnumerable<ListDefinition> lists) =>
        lists.Where(l => form.Keys.Any(k => k.StartsWith(l.Key.Name + ".", StringComparison.Ordinal))).ToImmutableDictionary(
            l => l.Key,
            l => Enumerable.Range(0, l.Max + 1).Select(i => Cells(form, $"{l.Key.Name}.{i.Plain()}.", l.Fields))
                .Where(row => row.Values.Any(v => !string.IsNullOrWhiteSpace(v))).ToImmutableArray());
}
