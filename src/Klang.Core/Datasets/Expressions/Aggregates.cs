namespace Klang.Core.Datasets.Expressions;

/// <summary>sum(col), count(col), count(), min(col) and max(col).</summary>
internal static class Aggregates
{
    /// <summary>
    /// sum and count always; min and max with one argument, unless that is plainly a value (then they are the functions, and
    /// one argument is too few).
    /// </summary>
    public static bool IsAggregate(CallSyntax call, ISymbols symbols) =>
        call.Name is "sum" or "count"
        || (call is { Name: "min" or "max", Arguments: [NameSyntax name] } && symbols.Find(name.Path) is null or { IsColumn: true });

    public static Bound? Bind(CallSyntax call, ISymbols symbols, Findings findings, Func<string, string?> suggest)
    {
        var kind = Enum.Parse<AggregateKind>(call.Name, ignoreCase: true);
        if (kind == AggregateKind.Count && call.Arguments.IsEmpty)
        {
            return Bind(call, kind, path: null, default, findings);
        }

        if (call.Arguments is not [var argument])
        {
            return findings.Fault(TypeFaults.WrongCount(call, Functions.UsageOf(call.Name)));
        }

        if (argument is not NameSyntax name)
        {
            return findings.Fault(TypeFaults.NotColumn(argument.Position, Functions.UsageOf(call.Name)));
        }

        return symbols.Find(name.Path) switch
        {
            null => findings.Fault(TypeFaults.UnknownName(name, suggest(name.Path))),
            { IsColumn: false } => findings.Fault(TypeFaults.NotColumn(name.Position, Functions.UsageOf(call.Name))),
            { } column when !Takes(kind, column.Type) => findings.Fault(TypeFaults.WrongColumn(name, kind, column.Type)),
            { } column => Bind(call, kind, name.Path, column, findings),
        };
    }

    private static Bound Bind(CallSyntax call, AggregateKind kind, string? path, Symbol column, Findings findings)
    {
        findings.Asks(kind, path);
        var isValue = kind is AggregateKind.Min or AggregateKind.Max;
        return new Bound(call.Position, isValue ? column.Type : ValueType.Number, values => values.Aggregate(kind, path))
        {
            IsYear = isValue && column.IsYear,
        };
    }

    private static bool Takes(AggregateKind kind, ValueType type) =>
        kind == AggregateKind.Count || type == ValueType.Number || (kind != AggregateKind.Sum && type == ValueType.Date);
}
