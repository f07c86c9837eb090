using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>What binding finds on its way: faults, the names read and the aggregates asked for, distinct and in order.</summary>
internal sealed class Findings
{
    private const int MostFaults = 20;

    private readonly HashSet<string> _seenNames = new(StringComparer.Ordinal);
    private readonly HashSet<(AggregateKind, string?)> _seenAggregates = [];
    private readonly List<string> _names = [];
    private readonly List<(AggregateKind, string?)> _aggregates = [];
    private readonly List<ExpressionFault> _faults = [];
    private readonly SortedSet<string> _registers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _datasets = new(StringComparer.Ordinal);

    public bool IsFull => _faults.Count >= MostFaults;

    public IReadOnlyList<ExpressionFault> Faults => [.. _faults.OrderBy(fault => fault.Position)];

    public ImmutableArray<string> Names => [.. _names];

    public ImmutableArray<(AggregateKind, string?)> Aggregates => [.. _aggregates];

    /// <summary>What it asks of the record's surroundings.</summary>
    public Reach Reach => new([.. _registers], [.. _datasets], CountsAreas, AsksPeers, CountsListings);

    public bool CountsAreas { get; set; }

    public bool AsksPeers { get; set; }

    public bool CountsListings { get; set; }

    /// <summary>Notes a fault; answers nothing, for the place of the part that could not be bound.</summary>
    public Bound? Fault(ExpressionFault fault)
    {
        if (!IsFull)
        {
            _faults.Add(fault);
        }

        return null;
    }

    /// <summary>Takes over what was found in a part that names rows of a list.</summary>
    public void Take(Findings part)
    {
        _faults.AddRange(part._faults.Take(MostFaults - _faults.Count));
        part._names.ForEach(Reads);
        part._aggregates.ForEach(a => Asks(a.Item1, a.Item2));
    }

    public void ReachesRegister(string register) => _registers.Add(register);

    public void ReachesDataset(string dataset) => _datasets.Add(dataset);

    public void Reads(string name)
    {
        // An entry's own fields are not the record's.
        if (!name.StartsWith(Surroundings.EntryPrefix, StringComparison.Ordinal) && _seenNames.Add(name))
        {
            _names.Add(name);
        }
    }

    public void Asks(AggregateKind kind, string? path)
    {
        if (_seenAggregates.Add((kind, path)))
        {
            _aggregates.Add((kind, path));
        }
    }
}
