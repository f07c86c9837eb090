using Klang.Core.Datasets.Expressions;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>
/// What the expressions of a record may name: its fields, its lists' columns, <c>previous.</c> and <c>sameRoundLastYear.</c>,
/// <c>yearToDate.</c> and <c>average.</c>, <c>subject.</c>, <c>round.</c>, <c>unit.level</c>, <c>record.noChange</c> and
/// <c>record.ofUnit</c>. Nothing else, so an expression cannot reach outside its record.
/// </summary>
internal sealed class RecordSymbols(DatasetDefinition definition, RegisterDefinition? register) : ISymbols
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
            "subject" => Scalar(register?.Fields.FirstOrDefault(f => f.Key.Name == rest)),
            "record" => rest is "noChange" or "ofUnit" ? new Symbol(ValueType.Boolean, IsColumn: false) : null,
            "unit" => rest == "level" ? new Symbol(ValueType.Text, IsColumn: false) : null,
            "round" => rest switch
            {
                "number" => new Symbol(ValueType.Number, IsColumn: false),
                "fiscalYear" => new Symbol(ValueType.Number, IsColumn: false) { IsYear = true },
                "dueOn" => new Symbol(ValueType.Date, IsColumn: false),
                _ => null,
            },
            _ => definition.Lists.FirstOrDefault(l => l.Key.Name == head)?.Fields.FirstOrDefault(f => f.Key.Name == rest) is { } column
                ? new Symbol(DefinitionCompiler.TypeOf(column), IsColumn: true)
                : null,
        };
    }

    private Symbol? Own(string name) => Scalar(definition.Fields.FirstOrDefault(f => f.Key.Name == name));

    private static Symbol? Scalar(Field? field) => field is null ? null : new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: false) { IsYear = field is YearField };
}

/// <summary>What the expressions of a list's field may name: the fields of the same row, then what its record may name.</summary>
internal sealed class RowSymbols(ListDefinition list, RecordSymbols record) : ISymbols
{
    public Symbol? Find(string path) =>
        list.Fields.FirstOrDefault(f => f.Key.Name == path) is { } field ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: false) : record.Find(path);
}

/// <summary>What indicators may name: every field as a column over records.</summary>
internal sealed class ColumnSymbols(DatasetDefinition definition) : ISymbols
{
    public Symbol? Find(string path) =>
        definition.Fields.FirstOrDefault(f => f.Key.Name == path) is { } field ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: true) : null;
}
