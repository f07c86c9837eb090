using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Core.Figures;

/// <summary>The roll-up that follows from a field's kind; a computed field goes by what it is made of.</summary>
public static class RollUps
{
    public static RollUp Of(CompiledDefinition dataset, Field field) => field.Kind switch
    {
        FieldKind.Position or FieldKind.Immutable => RollUp.Latest,
        FieldKind.Flow => RollUp.Sum,
        FieldKind.Ytd => RollUp.LastValue,
        FieldKind.Computed => Of(Operands(dataset, field, [field.Key.Name])),
        _ => throw new NotSupportedException($"Unknown kind {field.Kind}."),
    };

    /// <summary>Of things put together: the total of a year counts for more than a stock, a stock for more than a flow.</summary>
    public static RollUp Of(IEnumerable<RollUp> parts)
    {
        var known = parts.ToHashSet();
        return known.Contains(RollUp.LastValue) ? RollUp.LastValue
            : known.SetEquals([RollUp.Sum]) ? RollUp.Sum
            : RollUp.Latest;
    }

    /// <summary>A choice or date that only decides (and a register's fact) says nothing about time, unless its kind does.</summary>
    private static IEnumerable<RollUp> Operands(CompiledDefinition dataset, Field computed, ImmutableHashSet<string> seen)
    {
        var value = dataset.Fields.FirstOrDefault(f => f.Field.Key == computed.Key)?.Value;
        foreach (var name in (value?.Names ?? []).Concat(value?.Aggregates.Select(a => a.Path ?? "") ?? []))
        {
            var field = Find(dataset.Definition, name);
            if (field is null || seen.Contains(field.Key.Name))
            {
                continue;
            }

            if (field.IsComputed)
            {
                foreach (var part in Operands(dataset, field, seen.Add(field.Key.Name)))
                {
                    yield return part;
                }
            }
            else if (field.Kind is FieldKind.Flow or FieldKind.Ytd || (field is NumberField and not YearField && !name.Contains('.', StringComparison.Ordinal)))
            {
                yield return Of(dataset, field);
            }
        }
    }

    /// <summary>An own field, that of another round, or a column of a list.</summary>
    private static Field? Find(DatasetDefinition definition, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (head, rest) = dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
        var fields = head is "" or "previous" or "sameRoundLastYear" ? definition.Fields : definition.Lists.FirstOrDefault(l => l.Key.Name == head)?.Fields ?? [];
        return fields.FirstOrDefault(f => f.Key.Name == rest);
    }
}
