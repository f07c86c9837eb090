using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Datasets;

namespace Klang.Web.Features.Entry;

/// <summary>Reads posted form values into an edit: <c>key</c>, and <c>list.0.key</c> for child rows.</summary>
internal static class FormPosting
{
    public static RowEdit Edit(IFormCollection form, DatasetDefinition definition, Guid recordId, int version) => new(recordId, version)
    {
        Cells = FormValues.Cells(form, "", definition.Fields),
        Lists = definition.Lists.Where(l => form.Keys.Any(k => k.StartsWith(l.Key.Name + ".", StringComparison.Ordinal)))
            .ToImmutableDictionary(l => l.Key, l => Rows(form, l)),
        Confirm = true,
    };

    private static ImmutableArray<ImmutableDictionary<FieldKey, string?>> Rows(IFormCollection form, ListDefinition list) =>
        [.. Enumerable.Range(0, list.Max + 1)
            .Select(i => FormValues.Cells(form, $"{list.Key.Name}.{i.Plain()}.", list.Fields))
            .Where(row => row.Values.Any(v => !string.IsNullOrWhiteSpace(v)))];
}
