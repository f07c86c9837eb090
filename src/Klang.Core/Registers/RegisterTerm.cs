using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Registers;

/// <summary>How an entry lasts: the fields that hold its first and last day, and what it turns to when that has passed.</summary>
public sealed record RegisterTerm
{
    public required FieldKey Start { get; init; }

    public required FieldKey End { get; init; }

    /// <summary>The day it really ended; it may have been before the last day of the term, or long after.</summary>
    public required FieldKey Ended { get; init; }

    /// <summary>The status of an entry that was active when its last day passed.</summary>
    public string? Expired { get; init; }

    public TermRenewal? Renewal { get; init; }

    /// <summary>Whether an entry was in force on at least one of the days. Without a first day it never began.</summary>
    public bool Touches(Answers answers, bool active, DateOnly from, DateOnly to) =>
        Day(answers, Start) is { } start && start <= to && (active || (Day(answers, Ended) ?? Day(answers, End)) is not { } end || end >= from);

    /// <summary>Whether an active entry's last day has passed.</summary>
    public bool HasPassed(Answers answers, DateOnly today) => Expired is not null && Day(answers, End) < today;

    private static DateOnly? Day(Answers answers, FieldKey key) => answers.Value(key) is { IsMissing: false, Type: ValueType.Date } day ? day.Date : null;
}

/// <summary>How the next term is opened for many entries at once.</summary>
public sealed record TermRenewal
{
    /// <summary>The field that says which kind of post it is.</summary>
    public required FieldKey Of { get; init; }

    /// <summary>The field that says who holds it.</summary>
    public required FieldKey Holder { get; init; }

    /// <summary>The field that counts terms.</summary>
    public required FieldKey Number { get; init; }

    public required int Years { get; init; }

    /// <summary>The status of the entry before.</summary>
    public required string Closed { get; init; }

    /// <summary>Fields of the post that go on whoever holds it; which kind it is always does.</summary>
    public ImmutableArray<FieldKey> Keep { get; init; } = [];

    /// <summary>Fields that go on with the same holder.</summary>
    public ImmutableArray<FieldKey> KeepWithHolder { get; init; } = [];

    /// <summary>Fields that are asked once for all.</summary>
    public ImmutableArray<FieldKey> Ask { get; init; } = [];
}

/// <summary>When an entry comes to say something, active entries that name it end.</summary>
/// <param name="Register">Whose entries.</param>
/// <param name="Through">The field by which they name it.</param>
/// <param name="When">What the entry must say.</param>
/// <param name="Set">What they are made to say: field, and an expression over this entry.</param>
public sealed record EntryConsequence(string Register, FieldKey Through, string When, ImmutableArray<KeyValuePair<FieldKey, string>> Set, int Line);
