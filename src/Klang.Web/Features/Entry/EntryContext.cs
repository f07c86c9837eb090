using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Entry;

/// <summary>A submission with all that recording it needs: its round, its definition, and last round's answers by subject.</summary>
public sealed record EntryContext
{
    public required Submission Submission { get; init; }

    public required Round Round { get; init; }

    public required ReportingUnit Unit { get; init; }

    public required CompiledDefinition Dataset { get; init; }

    /// <summary>The round before of the same unit; null when there is none.</summary>
    public required PastRound? Previous { get; init; }

    public required ImmutableDictionary<string, Answers> PreviousAnswers { get; init; }

    public required ImmutableDictionary<string, Answers> LastYearAnswers { get; init; }

    /// <summary>By subject, the records of this year's earlier rounds; empty where the definition does not ask.</summary>
    public ILookup<string, Answers> ThisYearAnswers { get; init; } = NoAnswers;

    /// <summary>By subject, the records of the last three rounds reported; empty where the definition does not ask.</summary>
    public ILookup<string, Answers> RecentAnswers { get; init; } = NoAnswers;

    /// <summary>The subjects that this round reports about where an earlier round says them; null where the register does.</summary>
    public ImmutableHashSet<string>? FromSource { get; init; }

    /// <summary>Whether the unit's total is reported instead of a register's entries.</summary>
    public bool HasTotal { get; init; }

    public required bool TakesData { get; init; }

    /// <summary>What rules may look at beside a record.</summary>
    public required ISurroundings Around { get; init; }

    internal static ILookup<string, Answers> NoAnswers { get; } = Array.Empty<Answers>().ToLookup(_ => "", StringComparer.Ordinal);

    public SubmissionTarget Target => new(Submission.UnitCode, AreaCode.Parse(Submission.AreaCode), Submission.Status, TakesData, Submission.SubmittedById);

    /// <summary>As a person names it in the trail.</summary>
    public string Name => $"{Submission.Dataset}/{Submission.RoundLabel} {Submission.UnitCode}";

    /// <summary>As a reader of a notice names it: dataset, round, office.</summary>
    public string Title => $"{Dataset.Definition.Name.Th} {Submission.RoundLabel} {Unit.NameTh}";

    public bool MayEdit(Actor actor) => Permission.May(actor, Act.EditRecords, Target) is null;

    /// <summary>Whether a row is about the reporting unit itself.</summary>
    public bool IsOfUnit(string subjectKey) => subjectKey == Submission.UnitCode && Dataset.Definition.MayBeOfUnit;

    /// <summary>Whether a report about the subject belongs here. An entry that ended during the year stays where it has a row.</summary>
    public Standing StandingOf(string subjectKey) =>
        HasTotal && !IsOfUnit(subjectKey) ? Standing.TotalInstead
        : FromSource?.Contains(subjectKey) == false && !IsOfUnit(subjectKey) ? Standing.NotFromSource
        : Standing.Owed;

    /// <summary>Fields asked in this round, in the order of the form.</summary>
    public IEnumerable<Field> AskedFields =>
        Dataset.Definition.Fields.Where(f => !f.IsHidden && f.IsAskedIn(Submission.RoundNumber, Submission.FiscalYear));

    /// <summary>Whether entries that ended within the round's year are reported too.</summary>
    public bool AlsoEnded => Dataset.Definition.Subject is RegisterSubject { ActiveDuringYear: true };

    /// <summary>Whether the records are about this entry of their register: it stands, and it is one of those that the definition names.</summary>
    public bool IsAbout(Subject subject) => subject.MergedInto is null && Stands(subject) &&
        Dataset.SubjectWhere?.Evaluate(new EntryAlone(subject.ToFacts(), Around)) is null or { IsMissing: false, Boolean: true };

    private bool Stands(Subject subject) => AlsoEnded && Dataset.Register?.Term is { } term
        ? term.Touches(subject.Answers, subject.Active, new Core.Rounds.FiscalYear(Submission.FiscalYear).Start, Round.EffectiveDueOn)
        : subject.Active;

    /// <summary>Before many records are checked: reads the registers that they name as a whole, not entry by entry.</summary>
    public void BringEntries()
    {
        var fields = Dataset.Definition.Fields.Concat(Dataset.Definition.Lists.SelectMany(l => l.Fields));
        foreach (var register in fields.OfType<SubjectField>().SelectMany(f => f.Registers).Distinct(StringComparer.Ordinal))
        {
            Around.Entries(register);
        }
    }

    /// <summary>What the rules of one record may look at.</summary>
    public RecordFacts Facts(Record record, Answers answers) => Facts(record.SubjectKey, record.AreaCode, answers, record.Subject?.ToFacts()) with { NoChange = record.State == RecordState.Confirmed };

    /// <summary>The same, for a record that is still being made.</summary>
    public RecordFacts Facts(string subjectKey, string area, Answers answers, EntryFacts? subject) => new(answers)
    {
        SelfCode = subjectKey,
        SelfArea = area,
        UnitArea = Submission.AreaCode,
        Around = Around,
        Previous = PreviousAnswers.GetValueOrDefault(subjectKey),
        PreviousFiscalYear = Previous?.FiscalYear,
        SameRoundLastYear = LastYearAnswers.GetValueOrDefault(subjectKey),
        ThisYear = ThisYearAnswers.Count == 0 ? [] : [.. ThisYearAnswers[subjectKey]],
        Recent = RecentAnswers.Count == 0 ? [] : [.. RecentAnswers[subjectKey]],
        Subject = subject,
        OfUnit = IsOfUnit(subjectKey),
        UnitLevel = Unit.Level,
        Standing = StandingOf(subjectKey),
        Round = Submission.RoundNumber,
        FiscalYear = Submission.FiscalYear,
        DueOn = Round.EffectiveDueOn,
    };
}

/// <summary>An earlier round of the same unit.</summary>
public sealed record PastRound(Guid Id, int FiscalYear, int RoundNumber);
