using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>The cells of one record: field answers and child rows. Immutable: a change makes a new one.</summary>
public sealed record Answers
{
    public static Answers Empty { get; } = new();

    public FieldDictionary<Answer> Cells { get; init; } = FieldDictionary<Answer>.Empty;

    public ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>> Lists { get; init; } =
        ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>>.Empty;

    /// <summary>Child rows of lists that are not asked as the answers stand: kept, as in <see cref="NotAsked"/>, and counted nowhere.</summary>
    public ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>> Aside { get; init; } =
        ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>>.Empty;

    /// <summary>The answer in a cell; null is missing.</summary>
    public Answer? this[FieldKey key] => Cells.GetValueOrDefault(key);

    /// <summary>The typed value in a cell; missing where there is none, it did not parse or does not apply.</summary>
    public Value Value(FieldKey key) => this[key] is Answered answered ? answered.Value : Datasets.Expressions.Value.Missing;

    /// <summary>This record with one cell changed; null empties it.</summary>
    public Answers With(FieldKey key, Answer? answer) =>
        this with { Cells = answer is null ? Cells.Remove(key) : Cells.SetItem(key, answer) };

    /// <summary>This record with several cells changed at once; of a cell that comes twice the last counts.</summary>
    public Answers With(IReadOnlyCollection<(FieldKey Key, Answer? Answer)> changes) => changes.Count == 0
        ? this
        : this with { Cells = Cells.With(changes.Select(c => (c.Key, c.Answer, c.Answer is not null)).ToArray()) };

    /// <summary>This record with these rows in the list, and none put aside.</summary>
    public Answers WithList(FieldKey key, ImmutableArray<Answers> rows) =>
        this with { Lists = rows.IsEmpty ? Lists.Remove(key) : Lists.SetItem(key, rows), Aside = Aside.Remove(key) };

    /// <summary>This record with the list's rows put aside.</summary>
    public Answers PutAside(FieldKey key) => List(key) is { IsEmpty: false } rows ? this with { Lists = Lists.Remove(key), Aside = Aside.SetItem(key, rows) } : this;

    /// <summary>This record with every row that was put aside in its place again.</summary>
    public Answers BackInPlace() => Aside.IsEmpty ? this : this with { Lists = Lists.SetItems(Aside), Aside = Aside.Clear() };

    public ImmutableArray<Answers> List(FieldKey key) => Lists.GetValueOrDefault(key) is { IsDefault: false } rows ? rows : [];

    /// <summary>The list's rows as they were given, whether or not it is asked now.</summary>
    public ImmutableArray<Answers> GivenList(FieldKey key) => Aside.GetValueOrDefault(key) is { IsDefault: false } rows ? rows : List(key);

    public bool Equals(Answers? other) =>
        other is not null && Cells.Equals(other.Cells) && Same(Lists, other.Lists) && Same(Aside, other.Aside);

    public override int GetHashCode() => Cells.GetHashCode();

    private static bool Same(ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>> one, ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>> other) =>
        one.Count == other.Count && one.All(l => other.TryGetValue(l.Key, out var rows) && l.Value.SequenceEqual(rows));
}
