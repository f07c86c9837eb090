using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Web.Features.Entry;

/// <summary>What a unit answered about a subject in an earlier round; both null where the round has no such record.</summary>
internal sealed record PastAnswers(PastRound Round, string? Subject, Answers? Answers);

/// <summary>The earlier rounds that a submission looks back at, the newest first.</summary>
internal sealed class PastRounds(int fiscalYear, int number, IReadOnlyList<PastAnswers> found)
{
    public ImmutableArray<PastRound> Rounds { get; } =
        [.. found.Select(p => p.Round).Distinct().OrderByDescending(r => (r.FiscalYear, r.RoundNumber))];

    /// <summary>The last round that the unit reported.</summary>
    public PastRound? Previous => Rounds.FirstOrDefault();

    public PastRound? LastYear => Rounds.FirstOrDefault(r => r.FiscalYear == fiscalYear - 1 && r.RoundNumber == number);

    public IEnumerable<PastRound> ThisYear => Rounds.Where(r => r.FiscalYear == fiscalYear);

    public ImmutableDictionary<string, Answers> BySubject(PastRound? round) =>
        Told([round]).ToImmutableDictionary(p => p.Subject!, p => p.Answers!, StringComparer.Ordinal);

    public ILookup<string, Answers> Of(IEnumerable<PastRound> rounds) => Told([.. rounds]).ToLookup(p => p.Subject!, p => p.Answers!, StringComparer.Ordinal);

    /// <summary>The subjects that the round's source round accepted; null where the round has no source.</summary>
    public ImmutableHashSet<string>? FromSource(CompiledDefinition dataset) => dataset.Definition.SourceOf(number) is { } source
        ? [.. Told([ThisYear.FirstOrDefault(r => r.RoundNumber == source.Round)]).Where(p => IsAccepted(dataset, source, p.Answers!)).Select(p => p.Subject!)]
        : null;

    private bool IsAccepted(CompiledDefinition dataset, SubjectSource source, Answers answers) =>
        dataset.SourceWhere is null || RecordChecker.Says(dataset.SourceWhere, new RecordFacts(answers) { Round = source.Round, FiscalYear = fiscalYear, DueOn = DateOnly.MaxValue });

    private IEnumerable<PastAnswers> Told(IReadOnlyCollection<PastRound?> rounds) => found.Where(p => p.Subject is not null && rounds.Contains(p.Round));
}
