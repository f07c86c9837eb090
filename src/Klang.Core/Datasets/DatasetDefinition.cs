using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Datasets;

/// <summary>Who reports: district offices, province offices, or the department's bureaus.</summary>
public enum UnitLevel
{
    District,
    Province,
    Department,
}

/// <summary>What one record is about.</summary>
public abstract record SubjectOf;

/// <summary>An entry of a register.</summary>
/// <param name="Where">Which of them, as an expression over their fields; null: every active one.</param>
public sealed record RegisterSubject(string Register, string? Where = null) : SubjectOf
{
    /// <summary>Those whose term touched the fiscal year, also when it ended in it; else those active now.</summary>
    public bool ActiveDuringYear { get; init; }

    /// <summary>Whether each of them must be confirmed in the year's certification before this is submitted.</summary>
    public bool Certified { get; init; }

    /// <summary>Later rounds of the year report about the entries of an earlier one, and about no others.</summary>
    public SubjectSource? From { get; init; }

    /// <summary>Set where an officer may report one total of the unit instead of its entries: what the button says.</summary>
    public LocalText? OrUnit { get; init; }
}

/// <summary>The round of the same fiscal year whose entries later rounds report about.</summary>
/// <param name="Where">What a record of that round must say; null takes every confirmed one.</param>
public sealed record SubjectSource(int Round, string? Where, int Line);

/// <summary>An area of a level.</summary>
public sealed record AreaSubject(AreaLevel Level) : SubjectOf;

/// <summary>The reporting unit itself: one record a submission.</summary>
public sealed record UnitSubject : SubjectOf;

/// <summary>A part of the form; a column group of the grid.</summary>
public sealed record Section(string Key, LocalText Label);

/// <summary>Child rows of a record.</summary>
public sealed record ListDefinition
{
    public required FieldKey Key { get; init; }

    public required LocalText Label { get; init; }

    public string? Section { get; init; }

    public int Min { get; init; }

    public int Max { get; init; } = 100;

    public ImmutableArray<FieldKey> Unique { get; init; } = [];

    /// <summary>A second set of fields that may not repeat together; rows that answer none of them are left out.</summary>
    public ImmutableArray<FieldKey> AlsoUnique { get; init; } = [];

    /// <summary>The condition under which there are rows at all; null: always. Rows that stand while it is not true are put aside.</summary>
    public string? AskIf { get; init; }

    /// <summary>Set where rows that name an entry are compared with what that entry's own records say.</summary>
    public Reconciliation? Reconcile { get; init; }

    public required ImmutableArray<Field> Fields { get; init; }

    public int Line { get; init; }
}

/// <summary>How rows that name entries of registers are compared with those entries' own latest records.</summary>
/// <param name="Value">The number of the row; null: only whether the entry is active and listed elsewhere.</param>
/// <param name="With">The dataset of the entries' own records, and the field there that should say the same.</param>
/// <param name="Once">Whether an entry may stand in one active subject's list only.</param>
public sealed record Reconciliation(FieldKey? Value, ImmutableArray<KeyValuePair<string, FieldKey>> With, bool Once);

/// <summary>How hard a rule is: an error blocks submission, a warning needs a written reason, a note only informs.</summary>
public enum Severity
{
    Error,
    Warning,
    Note,
}

/// <summary>What must be true of a record. Texts are expressions; see <c>docs/definition-format.md</c>.</summary>
public sealed record Rule
{
    public required FieldKey Key { get; init; }

    public required Severity Severity { get; init; }

    public required string Check { get; init; }

    public string? When { get; init; }

    /// <summary>The list over whose rows it runs, one by one.</summary>
    public FieldKey? Each { get; init; }

    public required LocalText Message { get; init; }

    /// <summary>What the rule asks, in words; only rules made from a field's kind have them.</summary>
    public LocalText? Words { get; init; }

    /// <summary>Cells that are marked; empty means the fields named in the check.</summary>
    public ImmutableArray<FieldKey> At { get; init; } = [];

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public int Line { get; init; }
}

/// <summary>A figure over records: an expression of sums and counts.</summary>
public sealed record Indicator
{
    public required FieldKey Key { get; init; }

    public required LocalText Label { get; init; }

    public Unit? Unit { get; init; }

    public required string Value { get; init; }

    /// <summary>One of the few that lead the dataset's figures.</summary>
    public bool Core { get; init; }

    /// <summary>Counts from 1 to below this are not shown outside the province; 0 shows every count.</summary>
    public int SuppressBelow { get; init; }

    /// <summary>The count that is held against <see cref="SuppressBelow"/>; null: the value itself, which is a count then.</summary>
    public string? SuppressOn { get; init; }

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public int Line { get; init; }
}

/// <summary>A bureau of the department that owns datasets.</summary>
public sealed record Bureau(string Key, LocalText Name);

/// <summary>A dataset as its file defines it. Form, grid, checks, table, API schema and dictionary follow from it.</summary>
public sealed record DatasetDefinition
{
    public required string Key { get; init; }

    public required int Number { get; init; }

    public required LocalText Name { get; init; }

    public required Bureau Owner { get; init; }

    public required ImmutableArray<UnitLevel> ReportedBy { get; init; }

    public required SubjectOf Subject { get; init; }

    public required RoundPlan Rounds { get; init; }

    /// <summary>The date field that says of which day a record's stocks are; it must move on from round to round.</summary>
    public FieldKey? PositionDate { get; init; }

    public ImmutableArray<Section> Sections { get; init; } = [];

    public required ImmutableArray<Field> Fields { get; init; }

    public ImmutableArray<ListDefinition> Lists { get; init; } = [];

    public ImmutableArray<Rule> Rules { get; init; } = [];

    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    /// <summary>Registers of which every active entry is confirmed, changed or ended before this is submitted.</summary>
    public ImmutableArray<string> Certifies { get; init; } = [];

    /// <summary>The sheets some of the fields were made of.</summary>
    public ImmutableArray<Questionnaires.Questionnaire> Questionnaires { get; init; } = [];

    /// <summary>The catalogue of standards that results are held against.</summary>
    public Standards.StandardsUse? Standards { get; init; }

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public string File { get; init; } = "";

    public Field? Field(FieldKey key) => FieldIndex.Of(Fields).GetValueOrDefault(key);

    /// <summary>The register whose entries the records are about, where there is one.</summary>
    public string? Register => (Subject as RegisterSubject)?.Register;

    /// <summary>Whether a record may be about the reporting unit itself.</summary>
    public bool MayBeOfUnit => Subject is UnitSubject or RegisterSubject { OrUnit: not null };

    /// <summary>Where the subjects of a round come from, when not from its register.</summary>
    public SubjectSource? SourceOf(int round) => Subject is RegisterSubject { From: { } from } && round > from.Round ? from : null;
}
