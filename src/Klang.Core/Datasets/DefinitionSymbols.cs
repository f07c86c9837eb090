using System.Collections.Immutable;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>Every register and dataset there is: what references and <c>other('…')</c> may name.</summary>
internal sealed record DefinitionScope(ImmutableDictionary<string, RegisterDefinition> Registers, ImmutableDictionary<string, DatasetDefinition> Datasets)
{
    public static DefinitionScope Empty { get; } = new(ImmutableDictionary<string, RegisterDefinition>.Empty, ImmutableDictionary<string, DatasetDefinition>.Empty);

    public static DefinitionScope Of(IEnumerable<RegisterDefinition> registers, IEnumerable<DatasetDefinition> datasets) => new(
        registers.DistinctBy(r => r.Key).ToImmutableDictionary(r => r.Key, StringComparer.Ordinal),
        datasets.DistinctBy(d => d.Key).ToImmutableDictionary(d => d.Key, StringComparer.Ordinal));
}

/// <summary>
/// What the expressions of a record may name: its fields, its lists' columns, <c>previous.</c> and <c>sameRoundLastYear.</c>,
/// <c>yearToDate.</c> and <c>average.</c>, <c>subject.</c>, <c>self.</c>, <c>unit.</c>, <c>round.</c>, <c>record.noChange</c> and
/// <c>record.ofUnit</c>, and through a reference the fields of the entry it names. Nothing else, so an expression cannot reach
/// outside what is brought to its record.
/// </summary>
internal sealed class RecordSymbols(DatasetDefinition definition, RegisterDefinition? register, DefinitionScope scope) : ISymbols
{
    /// <summary>What stood before a dot in the names asked for: which other rounds have to be loaded.</summary>
    public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

    public Symbol? Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return Own(path) ?? (definition.Lists.Any(l => l.Key.Name == path) ? new Symbol(ValueType.Number, IsColumn: true) : null);
        }

        var (head, rest) = (path[..dot], path[(dot + 1)..]);
        Heads.Add(head);
        return head switch
        {
            "previous" or "sameRoundLastYear" => Own(rest),
            "yearToDate" or "average" => definition.Fields.FirstOrDefault(f => f.Key.Name == rest) is NumberField and not YearField ? Own(rest) : null,
            "subject" => register is null ? null : new EntrySymbols([register], scope).Find(rest),
            "record" => rest is "noChange" or "ofUnit" ? new Symbol(ValueType.Boolean, IsColumn: false) : null,
            "self" => rest is "code" or "area" ? new Symbol(ValueType.Text, IsColumn: false) : null,
            "unit" => rest is "area" or "level" ? new Symbol(ValueType.Text, IsColumn: false) : null,
            "round" => rest switch
            {
                "number" => new Symbol(ValueType.Number, IsColumn: false),
                "fiscalYear" => new Symbol(ValueType.Number, IsColumn: false) { IsYear = true },
                "dueOn" => new Symbol(ValueType.Date, IsColumn: false),
                "newYear" => new Symbol(ValueType.Boolean, IsColumn: false),
                _ => null,
            },
            _ => Column(head, rest) ?? References.Through(definition.Fields, head, rest, scope),
        };
    }

    public ISymbols? RowsOf(string list) =>
        definition.Lists.FirstOrDefault(l => l.Key.Name == list) is { } found ? new RowSymbols(found, this, scope, inCondition: true) : null;

    public ISymbols? EntryOf(string key) => scope.Registers.GetValueOrDefault(key) is { } found ? new EntrySymbols([found], scope) : null;

    public ISymbols? RecordOf(string dataset) => scope.Datasets.GetValueOrDefault(dataset) is { } found ? new FieldSymbols(found.Fields) : null;

    public ISymbols? Peer => new PeerSymbols(definition.Fields);

    private Symbol? Own(string name) => FieldSymbols.Of(definition.Fields, name);

    private Symbol? Column(string list, string column) =>
        definition.Lists.FirstOrDefault(l => l.Key.Name == list)?.Fields.FirstOrDefault(f => f.Key.Name == column) is { } field
            ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: true)
            : null;
}

/// <summary>
/// What the expressions of a list's field, rules over its rows and conditions on them may name: the fields of the same row, then what
/// its record may name.
/// </summary>
internal sealed class RowSymbols(ListDefinition list, RecordSymbols record, DefinitionScope scope, bool inCondition = false) : ISymbols
{
    public Symbol? Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var own = dot < 0 ? FieldSymbols.Of(list.Fields, path) : References.Through(list.Fields, path[..dot], path[(dot + 1)..], scope);
        return own is { } symbol ? symbol with { IsRow = inCondition } : record.Find(path);
    }

    public ISymbols? RowsOf(string list) => record.RowsOf(list);

    public ISymbols? EntryOf(string register) => record.EntryOf(register);

    public ISymbols? RecordOf(string dataset) => record.RecordOf(dataset);

    public ISymbols? Peer => record.Peer;
}

/// <summary>What indicators may name: every field as a column over records.</summary>
internal sealed class ColumnSymbols(DatasetDefinition definition) : ISymbols
{
    public Symbol? Find(string path) =>
        definition.Fields.FirstOrDefault(f => f.Key.Name == path) is { } field ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: true) : null;
}

/// <summary>Another record of the report: its fields, and the code of what it is about.</summary>
internal sealed class PeerSymbols(ImmutableArray<Field> fields) : ISymbols
{
    public Symbol? Find(string path) => path == "code" ? new Symbol(ValueType.Text, IsColumn: false) : FieldSymbols.Of(fields, path);
}

/// <summary>Plain fields, one value each.</summary>
internal sealed class FieldSymbols(ImmutableArray<Field> fields) : ISymbols
{
    public Symbol? Find(string path) => Of(fields, path);

    public static Symbol? Of(ImmutableArray<Field> fields, string name) => fields.FirstOrDefault(f => f.Key.Name == name) is { } field
        ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: false) { IsYear = field is YearField, Choices = (field as ChoiceField)?.Choices ?? default }
        : null;
}
