using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>What entries that name another are made to say.</summary>
public sealed record Ending(string Register, FieldKey Through, ImmutableArray<KeyValuePair<FieldKey, Answer?>> Set)
{
    /// <summary>The entry as it is made to be.</summary>
    public Answers Apply(Answers answers) => Set.Aggregate(answers, (a, cell) => a.With(cell.Key, cell.Value));

    /// <summary>Whether an entry names the one with this code.</summary>
    public bool Concerns(Answers answers, string code) => answers.Value(Through) is { IsMissing: false } named && named.Text == code;
}

/// <summary>Says which entries end with one: a person who died leaves every post.</summary>
public static class Consequences
{
    public static ImmutableArray<Ending> Of(CompiledRegister register, RecordFacts facts)
    {
        var values = new RecordValues(facts, facts.Answers);
        return [.. register.Ends.Where(e => Asking.IsTrue(e.When, values)).Select(e => new Ending(
            e.Consequence.Register,
            e.Consequence.Through,
            [.. e.Set.Select(s => KeyValuePair.Create(s.Key, s.Value.Evaluate(values) is { IsMissing: false } value ? (Answer?)new Answered(value) : null))]))];
    }
}
