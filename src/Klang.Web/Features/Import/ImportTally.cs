using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data.Model;

namespace Klang.Web.Features.Import;

/// <summary>Counts a dry run while it goes.</summary>
internal sealed class ImportTally(ImportWorld world, SheetPlan plan, ImportSummary before)
{
    private const int MostFindings = 60;
    private const int MostWords = 200;

    private readonly Dictionary<ImportRowState, int> _states = [];
    private readonly Dictionary<(string Target, string Message), FindingCount> _findings = [];
    private readonly Dictionary<string, WordAsked> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(world.Facts.Count, StringComparer.Ordinal);
    private readonly HashSet<int> _twins = [];
    private readonly Dictionary<int, ImportRowState> _verdicts = new(world.Facts.Count);
    private int _errors;
    private int _warnings;
    private int _notes;

    /// <summary>Rows judged good before a second row about their subject came.</summary>
    public IReadOnlyCollection<int> Twins => _twins;

    public void Add(IEnumerable<JudgedRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public ImportSummary Summary() => before with
    {
        States = _states.ToImmutableSortedDictionary(s => s.Key.ToString(), s => s.Value, StringComparer.Ordinal),
        ErrorCells = _errors,
        WarningCells = _warnings,
        Notes = _notes,
        NotNamed = world.Facts.Count(f => !_named.Contains(f.Key)),
        Findings = [.. _findings.Values.OrderBy(f => f.Level == nameof(Severity.Error) ? 0 : f.Level == nameof(Severity.Warning) ? 1 : 2).ThenByDescending(f => f.Count).Take(MostFindings)],
        Words = [.. _words.Values.OrderByDescending(w => w.Suggestion is not null).ThenByDescending(w => w.Count).Take(MostWords)],
    };

    private void Add(JudgedRow row)
    {
        Count(row.State, 1);
        if (row.Row.Subject is { } subject)
        {
            _named.Add(subject.Key);
        }

        if (row.TwiceWith is { } first && _twins.Add(first))
        {
            // Its verdict was counted when nobody knew.
            Count(_verdicts[first], -1);
            Count(ImportRowState.Wrong, 1);
        }

        if (row.Row.Subject is not null)
        {
            _verdicts[row.Row.Head.Number] = row.State;
        }

        foreach (var finding in row.Findings)
        {
            Add(finding, row.Row.Head);
        }
    }

    private void Count(ImportRowState state, int by) => _states[state] = _states.GetValueOrDefault(state) + by;

    private void Add(CellFinding finding, ReadRow row)
    {
        _ = finding.Level switch
        {
            Severity.Error => _errors++,
            Severity.Warning => _warnings++,
            _ => _notes++,
        };
        var key = (finding.Target, WithoutFigures(finding.Message.Th));
        _findings[key] = _findings.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : new FindingCount(finding.Target, Label(finding), finding.Level.ToString(), finding.Message, 1, row.Number);
        if (finding.Blocks && finding.Raw.Length > 0 && (finding.Suggestion is not null || finding.Target == ImportTargets.Name))
        {
            var word = SheetPlan.WordKey(finding.Target, finding.Raw);
            _words[word] = _words.TryGetValue(word, out var asked) ? asked with { Count = asked.Count + 1 } : new WordAsked(finding.Target, Label(finding), finding.Raw, 1, finding.Suggestion, finding.SuggestionText) { Name = row.Clues.Name };
        }
    }

    /// <summary>The same rule in two rows says the same but for its figures.</summary>
    private static string WithoutFigures(string message)
    {
        var (kept, length) = (new char[message.Length], 0);
        foreach (var letter in message)
        {
            kept[length] = letter;
            length += char.IsAsciiDigit(letter) || letter is ',' or '.' ? 0 : 1;
        }

        return new string(kept, 0, length);
    }

    private string Label(CellFinding finding) => finding.Column >= 0 && plan.Columns.FirstOrDefault(c => c.Column == finding.Column) is { Heading.Length: > 0 } column
        ? column.Heading.Replace('\n', ' ')
        : world.LabelOf(finding.Target);
}
