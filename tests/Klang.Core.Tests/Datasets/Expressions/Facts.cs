using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>Names with values for tests: known under its name from the start, missing until given.</summary>
internal sealed class Facts : ISymbols, IValues
{
    private readonly Dictionary<string, (Symbol Symbol, Value[] Values)> _facts = new(StringComparer.Ordinal);

    /// <summary>How often a value was asked for.</summary>
    public int Reads { get; private set; }

    public Facts Known(string name, ValueType type, bool isYear = false) =>
        Put(name, new Symbol(type, IsColumn: false) { IsYear = isYear }, Value.Missing);

    public Facts With(string name, Value value) => Put(name, new Symbol(value.Type!.Value, IsColumn: false), value);

    public Facts WithYear(string name, int year) => Put(name, new Symbol(ValueType.Number, IsColumn: false) { IsYear = true }, Value.Of(year));

    public Facts Column(string name, ValueType type, params Value[] values) => Put(name, new Symbol(type, IsColumn: true), values);

    public Symbol? Find(string path) => _facts.TryGetValue(path, out var fact) ? fact.Symbol : null;

    public Value Get(string path)
    {
        Reads++;
        return _facts[path] is { Symbol.IsColumn: false } fact ? fact.Values[0] : throw new InvalidOperationException(path);
    }

    public Value Aggregate(AggregateKind kind, string? path)
    {
        Reads++;
        return path is null ? Value.Of(7) : ColumnAggregates.Of(kind, _facts[path].Values);
    }

    public Value Evaluate(string text) => Compile(text).Evaluate(this);

    public Expression Compile(string text)
    {
        var result = Expression.Compile(text, this);
        Assert.True(result.IsOk, $"{text}: {string.Join(" · ", result.Faults)}");
        return result.Expression;
    }

    private Facts Put(string name, Symbol symbol, params Value[] values)
    {
        _facts[name] = (symbol, values);
        return this;
    }
}
