using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>A record as an expression sees it. Names are those of the compiled definition, so every path is known.</summary>
/// <param name="facts">What may be read.</param>
/// <param name="answers">The record; while it is being computed, as it came, and <see cref="Settle"/> says how far it has come.</param>
/// <param name="readOften">For all the rules or steps of a record, rather than one.</param>
internal sealed class RecordValues(RecordFacts facts, Answers answers, bool readOften = false) : IValues
{
    private readonly ValueIndex _own = new(answers, readOften);
    private readonly ValueIndex _previous = new(facts.Previous, readOften);
    private readonly ValueIndex _lastYear = new(facts.SameRoundLastYear, readOften);

    /// <summary>What a step made of a cell.</summary>
    public void Settle(FieldKey key, Answer? answer) => _own.Settle(key, answer);

    public Value Get(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? _own[path] : path.AsSpan(0, dot) switch
        {
            "previous" => _previous[path.AsSpan(dot + 1)],
            "sameRoundLastYear" => _lastYear[path.AsSpan(dot + 1)],
            "yearToDate" => facts.ThisYear.IsEmpty ? Value.Missing : Numbers(facts.ThisYear, path[(dot + 1)..]) is { Count: > 0 } year ? Value.Of(year.Sum()) : Value.Missing,
            "average" => facts.Recent.IsEmpty ? Value.Missing : Numbers(facts.Recent, path[(dot + 1)..]) is { Count: > 0 } recent ? Value.Of(recent.Sum() / recent.Count) : Value.Missing,
            "subject" => facts.Subject is { } subject ? Lookup.Read(subject, path[(dot + 1)..], facts.Around) : Value.Missing,
            "record" => Value.Of(path.AsSpan(dot + 1) is "ofUnit" ? facts.OfUnit : facts.NoChange),
            "self" => Value.Of(path.AsSpan(dot + 1) is "code" ? facts.SelfCode : facts.SelfArea),
            "unit" => path.AsSpan(dot + 1) is "area" ? Value.Of(facts.UnitArea) : facts.UnitLevel is { } level ? Value.Of(level.ToString().ToLowerInvariant()) : Value.Missing,
            "round" => path.AsSpan(dot + 1) switch
            {
                "number" => Value.Of(facts.Round),
                "fiscalYear" => Value.Of(facts.FiscalYear),
                "newYear" => facts.IsNewYear is { } isNew ? Value.Of(isNew) : Value.Missing,
                _ => Value.Of(facts.DueOn),
            },
            _ => Lookup.Read(_own[path.AsSpan(0, dot)], path[(dot + 1)..], facts.Around),
        };
    }

    public Value Aggregate(AggregateKind kind, string? path)
    {
        var dot = path?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot < 0)
        {
            return path is null ? Value.Missing : Value.Of(answers.List(FieldKey.Parse(path)).Length);
        }

        var column = FieldKey.Parse(path![(dot + 1)..]);
        return ColumnAggregates.Of(kind, answers.List(FieldKey.Parse(path[..dot])).Select(row => row.Value(column)));
    }

    public IEnumerable<IValues> Rows(string list) => answers.List(FieldKey.Parse(list)).Select(row => new OwnValues(row, facts.Around));

    public IEnumerable<IValues>? Entries(string register, string area, bool ended) => Lookup.Entries(facts.Around, this, register, area, ended);

    public IEnumerable<IValues>? Peers() => Lookup.Peers(facts.Around, this, facts.SelfCode);

    public Value Other(string dataset, string? subject, string field) => Of(facts.Around.Other(dataset, subject ?? facts.SelfCode), field);

    public Value Listings(string dataset, string code) =>
        facts.Around.Listings(dataset, code) is { } subjects ? Value.Of(subjects.Count(s => s != facts.SelfCode)) : Value.Missing;

    public Value CountAreas(string level, string area) =>
        facts.Around.CountAreas(Enum.Parse<AreaLevel>(level, ignoreCase: true), area) is { } count ? Value.Of(count) : Value.Missing;

    private static List<decimal> Numbers(ImmutableArray<Answers> rounds, string name)
    {
        var field = FieldKey.Parse(name);
        return [.. rounds.Select(r => r.Value(field)).Where(v => !v.IsMissing).Select(v => v.Number)];
    }

    private static Value Of(Answers? from, string name) => from?.Value(FieldKey.Parse(name)) ?? Value.Missing;
}

/// <summary>A child row as an expression sees it: its own fields, then those of its record.</summary>
internal sealed class RowValues(ListDefinition list, Answers row, IValues record, ISurroundings around) : IValues
{
    public Value Get(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var own = dot < 0 ? path : path[..dot];
        return list.Fields.Any(f => f.Key.Name == own) ? Lookup.Read(row, path, around) : record.Get(path);
    }

    public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);

    public IEnumerable<IValues> Rows(string list) => record.Rows(list);

    public IEnumerable<IValues>? Entries(string register, string area, bool ended) => Lookup.Entries(around, this, register, area, ended);

    public IEnumerable<IValues>? Peers() => record.Peers();

    public Value Other(string dataset, string? subject, string field) => record.Other(dataset, subject, field);

    public Value Listings(string dataset, string code) => record.Listings(dataset, code);

    public Value CountAreas(string level, string area) => record.CountAreas(level, area);
}

/// <summary>A row by itself: its own fields, and what they refer to.</summary>
internal sealed class OwnValues(Answers row, ISurroundings around) : IValues
{
    public Value Get(string path) => Lookup.Read(row, path, around);

    public Value Aggregate(AggregateKind kind, string? path) => Value.Missing;
}
