using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Datasets;

/// <summary>Reads posted values of fields: what <see cref="FieldInput"/> put on the page.</summary>
public static class FormValues
{
    /// <summary>The texts of the fields that were on the form; several boxes of one field are joined by commas.</summary>
    public static ImmutableDictionary<FieldKey, string?> Cells(IFormCollection form, string prefix, IEnumerable<Field> fields) =>
        fields.Where(f => !f.IsComputed && form.ContainsKey(prefix + f.Key.Name))
            .ToImmutableDictionary(f => f.Key, f => (string?)string.Join(',', form[prefix + f.Key.Name].Where(v => !string.IsNullOrEmpty(v))));
}
