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
            "subject" => Of(facts.Subject, path[(dot + 1)..]),
            "record" => Value.Of(facts.NoChange),
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

    public IEnumerable<IValues> Rows(string list) => answers.List(FieldKey.Parse(list)).Select(row => new OwnValues(row));

    private static Value Of(Answers? from, string name) => from?.Value(FieldKey.Parse(name)) ?? Value.Missing;
}

/// <summary>A child row as an expression sees it: its own fields, then those of its record.</summary>
internal sealed class RowValues(ListDefinition list, Answers row, IValues record) : IValues
{
    public Value Get(string path) =>
        list.Fields.FirstOrDefault(f => f.Key.Name == path) is { } own ? row.Value(own.Key) : record.Get(path);

    public Value Aggregate(AggregateKind kind, string? path) => record.Aggregate(kind, path);

    public IEnumerable<IValues> Rows(string list) => record.Rows(list);
}

/// <summary>A row by itself: its own fields and nothing else.</summary>
internal sealed class OwnValues(Answers row) : IValues
{
    public Value Get(string path) => row.Value(FieldKey.Parse(path));

    public Value Aggregate(AggregateKind kind, string? path) => Value.Missing;
}
