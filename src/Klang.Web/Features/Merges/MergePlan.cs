using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Data.Model;

namespace Klang.Web.Features.Merges;

/// <summary>What becomes of a record of the entry that goes.</summary>
public enum RecordFate
{
    /// <summary>It becomes the kept entry's.</summary>
    Moves,

    /// <summary>Both have a record in an open round: the officer chooses which one stays.</summary>
    Conflict,

    /// <summary>Both were reported in one round: it stays as it was reported.</summary>
    StaysFiled,

    /// <summary>The office that keeps the entry has already sent this round: the record leaves the open report.</summary>
    Drops,
}

/// <summary>A record of the entry that goes, and what becomes of it.</summary>
/// <param name="Other">The kept entry's record of the round, where both have one.</param>
/// <param name="Target">The report it moves to; its own where that does not change.</param>
public sealed record RecordPlan(Record Record, RecordFate Fate, Record? Other, Submission Target);

/// <summary>What merging two entries would do.</summary>
public sealed record MergePlan
{
    public required CompiledRegister Register { get; init; }

    public required Subject Kept { get; init; }

    public required Subject Gone { get; init; }

    /// <summary>Fields and lists that the two answer differently.</summary>
    public required ImmutableArray<FieldKey> Different { get; init; }

    public required ImmutableArray<RecordPlan> Records { get; init; }

    /// <summary>Entries that name the one that goes.</summary>
    public required ImmutableArray<Subject> Entries { get; init; }

    /// <summary>Records of open rounds that name it in a field or a list.</summary>
    public required ImmutableArray<Record> Naming { get; init; }

    public required ImmutableArray<PersonalNumber> Numbers { get; init; }

    /// <summary>Names of the entries that either of the two names, by code.</summary>
    public required IReadOnlyDictionary<string, string> Named { get; init; }
}

/// <summary>What the officer chose.</summary>
/// <param name="FromGone">Fields and lists that are taken from the entry that goes.</param>
/// <param name="RecordsOfGone">Of records in conflict, those of the entry that goes which stay.</param>
public sealed record MergeChoice(IReadOnlySet<FieldKey> FromGone, IReadOnlySet<Guid> RecordsOfGone, string Reason);
