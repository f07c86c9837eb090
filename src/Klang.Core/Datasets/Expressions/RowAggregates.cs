namespace Klang.Core.Datasets.Expressions;

/// <summary>count(list, condition), count(list.field, condition) and sum(list.field, condition).</summary>
internal static class RowAggregates
{
    public static bool IsOne(CallSyntax call) => call is { Name: "sum" or "count", Arguments.Length: 2 };

    public static Bound? Bind(CallSyntax call, ISymbols symbols, Findings findings, Func<string, string?> suggest)
    {
        var usage = Functions.UsageOfRows(call.Name);
        if (symbols is IRowSymbols)
        {
            return findings.Fault(TypeFaults.RowsInRows(call));
        }

        if (call.Arguments[0] is not NameSyntax name)
        {
            return findings.Fault(TypeFaults.NotColumn(call.Arguments[0].Position, usage));
        }

        var (list, field) = name.Path.Split('.') is [var head, var rest] ? (head, rest) : (name.Path, null);
        if (symbols.Find(name.Path) is not { } column)
        {
            return findings.Fault(TypeFaults.UnknownName(name, suggest(name.Path)));
        }

        if (!column.IsColumn || symbols.RowsOf(list) is not { } rows)
        {
            return findings.Fault(TypeFaults.NoRows(name.Position, usage));
        }

        if (call.Name == "sum" && (field is null || column.Type != ValueType.Number))
        {
            return findings.Fault(field is null ? TypeFaults.NotColumn(name.Position, usage) : TypeFaults.WrongColumn(name, AggregateKind.Sum, column.Type));
        }

        var scope = new Conditions(rows);
        return Condition(call.Arguments[1], scope, findings) is { } condition ? Bound(call, name.Path, list, field, condition.Run, scope, findings) : null;
    }

    private static Bound? Condition(Syntax syntax, Conditions rows, Findings findings)
    {
        var found = new Findings();
        var bound = new Binder(rows, found).Bind(syntax);
        findings.Take(found);
        return bound is null || bound.Type == ValueType.Boolean ? bound : findings.Fault(TypeFaults.WrongType(bound, ValueType.Boolean));
    }

    private static Bound Bound(CallSyntax call, string path, string list, string? field, Run holds, Conditions rows, Findings findings)
    {
        var kind = call.Name == "sum" ? AggregateKind.Sum : AggregateKind.Count;
        findings.Asks(kind, path);
        return new Bound(call.Position, ValueType.Number, values =>
            ColumnAggregates.Of(kind, values.Rows(list).Where(row => IsTrue(holds(new RowScope(row, values, rows.Own)))).Select(row => field is null ? Value.Of(true) : row.Get(field))));
    }

    /// <summary>Where the condition is missing the row does not count: it is not known to meet it.</summary>
    private static bool IsTrue(Value value) => !value.IsMissing && value.Boolean;

    /// <summary>Marks that a condition is being bound, so that work stays in proportion to the rows.</summary>
    private interface IRowSymbols : ISymbols;

    private sealed class Conditions(ISymbols rows) : IRowSymbols
    {
        /// <summary>The row's own names that were asked for.</summary>
        public HashSet<string> Own { get; } = new(StringComparer.Ordinal);

        public Symbol? Find(string path)
        {
            var found = rows.Find(path);
            if (found is { IsRow: true })
            {
                Own.Add(path);
            }

            return found;
        }
    }

    /// <summary>The row's own names first, then those of its record.</summary>
    private sealed class RowScope(IValues row, IValues record, HashSet<string> own) : IValues
    {
        public Value Get(string path) => own.Contains(path) ? row.Get(path) : record.Get(path);

        public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);
    }
}
