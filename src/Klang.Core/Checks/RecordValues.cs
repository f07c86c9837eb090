using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>A record as an expression sees it. Names are those of the compiled definition, so every path is known.</summary>
internal sealed class RecordValues(RecordFacts facts, Answers answers) : IValues
{
    public Value Get(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Of(answers, path) : path[..dot] switch
        {
            "previous" => Of(facts.Previous, path[(dot + 1)..]),
            "sameRoundLastYear" => Of(facts.SameRoundLastYear, path[(dot + 1)..]),
            "yearToDate" => Numbers(facts.ThisYear, path[(dot + 1)..]) is { Count: > 0 } year ? Value.Of(year.Sum()) : Value.Missing,
            "average" => Numbers(facts.Recent, path[(dot + 1)..]) is { Count: > 0 } recent ? Value.Of(recent.Sum() / recent.Count) : Value.Missing,
            "subject" => facts.Subject is { } subject ? Lookup.Read(subject, path[(dot + 1)..], facts.Around) : Value.Missing,
            "record" => Value.Of(path[(dot + 1)..] == "ofUnit" ? facts.OfUnit : facts.NoChange),
            "self" => Value.Of(path[(dot + 1)..] == "code" ? facts.SelfCode : facts.SelfArea),
            "unit" => path[(dot + 1)..] == "area" ? Value.Of(facts.UnitArea) : facts.UnitLevel is { } level ? Value.Of(level.ToString().ToLowerInvariant()) : Value.Missing,
            "round" => path[(dot + 1)..] switch
            {
                "number" => Value.Of(facts.Round),
                "fiscalYear" => Value.Of(facts.FiscalYear),
                _ => Value.Of(facts.DueOn),
            },
            _ => Lookup.Read(answers, path, facts.Around),
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

    public IEnumerable<IValues>? Entries(string register, string area, bool ended) => Lookup.Entries(facts.Around, this, register, area, ended);

    public Value Other(string dataset, string? subject, string field) => Of(facts.Around.Other(dataset, subject ?? facts.SelfCode), field);

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

    public IEnumerable<IValues>? Entries(string register, string area, bool ended) => Lookup.Entries(around, this, register, area, ended);

    public Value Other(string dataset, string? subject, string field) => record.Other(dataset, subject, field);

    public Value CountAreas(string level, string area) => record.CountAreas(level, area);
}
