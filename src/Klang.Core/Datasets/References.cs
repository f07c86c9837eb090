using System.Collections.Immutable;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>What may be read through a field that names an entry of a register.</summary>
internal static class References
{
    public static Symbol? Through(ImmutableArray<Field> fields, string head, string rest, DefinitionScope scope) =>
        fields.FirstOrDefault(f => f.Key.Name == head) is SubjectField reference
            ? new EntrySymbols([.. reference.Registers.Select(r => scope.Registers.GetValueOrDefault(r)).OfType<RegisterDefinition>()], scope).Find(rest)
            : null;
}

/// <summary>
/// An entry's fields and what it says of itself. Where a reference may name entries of several registers, a field that any of
/// them has with one type may be read: it is missing for entries of the others.
/// </summary>
internal sealed class EntrySymbols(ImmutableArray<RegisterDefinition> registers, DefinitionScope scope) : ISymbols
{
    public Symbol? Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var found = dot < 0
            ? registers.Select(r => FieldSymbols.Of(r.Fields, path))
            : registers.Select(r => References.Through(r.Fields, path[..dot], path[(dot + 1)..], scope));
        return found.OfType<Symbol>().DistinctBy(s => s with { Choices = default }).ToList() is [var only] ? only : OfItself(path);
    }

    private static Symbol? OfItself(string path) => path switch
    {
        "code" or "name" or "area" or "register" => new Symbol(ValueType.Text, IsColumn: false),
        "active" => new Symbol(ValueType.Boolean, IsColumn: false),
        "confirmedYear" => new Symbol(ValueType.Number, IsColumn: false) { IsYear = true },
        _ => null,
    };
}
