using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads how a list's rows are compared with other datasets: <c>reconcile: { value: capital, with: { savings-group: capital_total }, once: true }</c>.</summary>
internal static class ReconciliationReader
{
    public static Reconciliation? Read(YamlMap list)
    {
        if (list.Context.Map(list.Node("reconcile")) is not { } map)
        {
            return null;
        }

        var with = ImmutableArray.CreateBuilder<KeyValuePair<string, FieldKey>>();
        foreach (var (dataset, field) in map.Context.Map(map.Node("with"))?.Entries ?? [])
        {
            if (field is YamlScalarNode { Value: { } text } && FieldKey.TryParse(text, out var key))
            {
                with.Add(new(dataset, key));
            }
            else
            {
                map.Fault(field, $"reconcile: “{dataset}” ต้องบอกชื่อข้อมูลของฐานข้อมูลนั้น", $"reconcile: '{dataset}' must name a field of that dataset.");
            }
        }

        var value = map.Text("value") is { } own && FieldKey.TryParse(own, out var found) ? found : (FieldKey?)null;
        var read = new Reconciliation(value, with.ToImmutable(), map.Flag("once"));
        map.RefuseUnknown();
        return read;
    }
}
