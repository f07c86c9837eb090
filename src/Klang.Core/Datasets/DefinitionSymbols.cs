using Klang.Core.Datasets.Expressions;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>
/// What the expressions of a record may name: its fields, its lists' columns, <c>previous.</c> and <c>sameRoundLastYear.</c>,
/// <c>subject.</c>, <c>round.</c> and <c>record.noChange</c>. Nothing else, so an expression cannot reach outside its record.
/// </summary>
internal sealed class RecordSymbols(DatasetDefinition definition, RegisterDefinition? register) : ISymbols
{
    public Symbol? Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return Own(path) ?? (definition.Lists.Any(l => l.Key.Name == path) ? new Symbol(ValueType.Number, IsColumn: true) : null);
        }

        var (head, rest) = (path[..dot], path[(dot + 1)..]);
        return head switch
        {
            "previous" or "sameRoundLastYear" => Own(rest),
            "subject" => Scalar(register?.Fields.FirstOrDefault(f => f.Key.Name == rest)),
            "record" => rest == "noChange" ? new Symbol(ValueType.Boolean, IsColumn: false) : null,
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

    public ISymbols? RowsOf(string list) =>
        definition.Lists.FirstOrDefault(l => l.Key.Name == list) is { } found ? new RowSymbols(found, this, inCondition: true) : null;

    private Symbol? Own(string name) => Scalar(definition.Fields.FirstOrDefault(f => f.Key.Name == name));

    internal static Symbol Of(Field field) => new(DefinitionCompiler.TypeOf(field), IsColumn: false) { IsYear = field is YearField, Choices = (field as ChoiceField)?.Choices ?? default };

    private static Symbol? Scalar(Field? field) => field is null ? null : Of(field);
}

/// <summary>
/// What the expressions of a list's field, and conditions on its rows, may name: the fields of the same row, then what its record
/// may name.
/// </summary>
internal sealed class RowSymbols(ListDefinition list, RecordSymbols record, bool inCondition = false) : ISymbols
{
    public Symbol? Find(string path) =>
        list.Fields.FirstOrDefault(f => f.Key.Name == path) is { } field ? RecordSymbols.Of(field) with { IsRow = inCondition } : record.Find(path);

    public ISymbols? RowsOf(string list) => record.RowsOf(list);
}

/// <summary>What indicators may name: every field as a column over records.</summary>
internal sealed class ColumnSymbols(DatasetDefinition definition) : ISymbols
{
    public Symbol? Find(string path) =>
        definition.Fields.FirstOrDefault(f => f.Key.Name == path) is { } field ? new Symbol(DefinitionCompiler.TypeOf(field), IsColumn: true) : null;
}
