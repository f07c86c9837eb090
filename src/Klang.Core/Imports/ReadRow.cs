using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Core.Imports;

/// <summary>One row of a sheet as it was understood.</summary>
/// <param name="Number">As Excel shows it.</param>
/// <param name="Kind">Rows that are no data have nothing else.</param>
/// <param name="Clues">What it says of its subject.</param>
/// <param name="Match">Whom it is about.</param>
/// <param name="Cells">Text for the parser by target; cells that are empty say nothing and are not there.</param>
/// <param name="Findings">What is wrong with it, or worth a look.</param>
public sealed record ReadRow(int Number, RowKind Kind, SubjectClues Clues, SubjectMatch? Match, IReadOnlyDictionary<string, string> Cells, ImmutableArray<CellFinding> Findings)
{
    /// <summary>The Buddhist year it says it is about; null where it says none.</summary>
    public int? FiscalYear { get; init; }

    public SubjectFact? Subject => Match is { Verdict: SubjectVerdict.Found } found ? found.Subject : null;

    /// <summary>Whether it can be taken as it stands.</summary>
    public bool IsGood => Subject is not null && !Findings.Any(f => f.Blocks);

    internal static ReadRow Of(int number, RowKind kind) => new(number, kind, new("", ""), null, ImmutableDictionary<string, string>.Empty, []);
}
