using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>Records as officers type them, for a shipped dataset.</summary>
internal static class Given
{
    /// <summary>Lines of "key: what is typed".</summary>
    public static Answers Typed(IEnumerable<Field> fields, string lines) => With(Answers.Empty, fields, lines);

    /// <summary>The record with some cells typed anew; "key:" empties one.</summary>
    public static Answers With(Answers answers, IEnumerable<Field> fields, string lines) =>
        lines.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Aggregate(answers, (all, line) =>
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            var field = fields.Single(f => f.Key.Name == parts[0]);
            return all.With(field.Key, AnswerParser.Parse(field, parts[1]).Answer);
        });

    /// <summary>An entry of a register, as rules see it.</summary>
    public static EntryFacts Subject(Answers answers, string code = "57010101S01", string register = "", bool active = true) => new(register, code, code, code[..8], active, answers);

    public static CompiledDefinition Dataset(string key) => ShippedDefinitions.Catalogue[key];

    public static RecordFacts Computed(this CompiledDefinition dataset, RecordFacts facts) =>
        facts with { Answers = new RecordChecker(dataset).Compute(facts) };

    /// <summary>The issues of the record once its computed cells are filled, as every door asks for them.</summary>
    public static ImmutableArray<Issue> Issues(this CompiledDefinition dataset, RecordFacts facts) =>
        new RecordChecker(dataset).Check(dataset.Computed(facts));
}
