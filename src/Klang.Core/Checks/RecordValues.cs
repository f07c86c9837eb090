using System.Collections.Immutable;
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
            "subject" => Of(facts.Subject, path[(dot + 1)..]),
            "record" => Value.Of(path.EndsWith("ofUnit", StringComparison.Ordinal) ? facts.OfUnit : facts.NoChange),
            "unit" => facts.UnitLevel is { } level ? Value.Of(level.ToString().ToLowerInvariant()) : Value.Missing,
            "round" => path[(dot + 1)..] switch
            {
                "number" => Value.Of(facts.Round),
                "fiscalYear" => Value.Of(facts.FiscalYear),
                _ => Value.Of(facts.DueOn),
            },
            _ => Value.Missing,
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

    private static List<decimal> Numbers(ImmutableArray<Answers> rounds, string name)
    {
        var field = FieldKey.Parse(name);
        return [.. rounds.Select(r => r.Value(field)).Where(v => !v.IsMissing).Select(v => v.Number)];
    }

    private static Value Of(Answers? from, string name) => from?.Value(FieldKey.Parse(name)) ?? Value.Missing;
}

/// <summary>A child row as an expression sees it: its own fields, then those of its record.</summary>
internal sealed class RowValues(ListDefinition list, Answers row, IValues record) : IValues
{
    public Value Get(string path) =>
        list.Fields.FirstOrDefault(f => f.Key.Name == path) is { } own ? row.Value(own.Key) : record.Get(path);

    public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);
}
