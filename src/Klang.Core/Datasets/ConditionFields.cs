using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Datasets;

/// <summary>
/// Conditions in indicators: <c>count(level == '3')</c> and <c>sum(loans, level == '3')</c>. Each becomes a computed field that no
/// screen shows, 1 or 0 or the amount in each record, so that shelf and roll-ups add it up like any other number.
/// </summary>
internal static class ConditionFields
{
    /// <summary>The hidden fields that a definition's indicators ask for, each once.</summary>
    public static ImmutableArray<Field> Of(DatasetDefinition definition) =>
    [
        .. definition.Indicators.SelectMany(i => Calls(i.Value).Concat(Calls(i.SuppressOn ?? "")).Select(call => Field(definition, i, call))).OfType<Field>().DistinctBy(f => f.Key),
    ];

    /// <summary>The indicator as it is run: over the columns that stand for its conditions.</summary>
    public static Syntax Rewritten(Syntax syntax, DatasetDefinition definition) => syntax switch
    {
        CallSyntax call when IsConditional(call, definition) => new CallSyntax(call.Position, "sum", [new NameSyntax(call.Position, KeyOf(call).Name)]),
        CallSyntax call => call with { Arguments = [.. call.Arguments.Select(a => Rewritten(a, definition))] },
        UnarySyntax unary => unary with { Operand = Rewritten(unary.Operand, definition) },
        ChainSyntax chain => chain with { First = Rewritten(chain.First, definition), Links = [.. chain.Links.Select(l => l with { Operand = Rewritten(l.Operand, definition) })] },
        ComparisonSyntax test => test with { Left = Rewritten(test.Left, definition), Right = Rewritten(test.Right, definition) },
        _ => syntax,
    };

    private static IEnumerable<CallSyntax> Calls(string text) => Parser.Parse(text) is (var syntax, null) ? Calls(syntax) : [];

    private static IEnumerable<CallSyntax> Calls(Syntax syntax) => syntax switch
    {
        CallSyntax { Name: "count" or "sum" } call => [call],
        CallSyntax call => call.Arguments.SelectMany(Calls),
        UnarySyntax unary => Calls(unary.Operand),
        ChainSyntax chain => chain.Links.Select(l => l.Operand).Prepend(chain.First).SelectMany(Calls),
        ComparisonSyntax test => Calls(test.Left).Concat(Calls(test.Right)),
        _ => [],
    };

    private static bool IsConditional(CallSyntax call, DatasetDefinition definition) => call switch
    {
        { Name: "count", Arguments: [not NameSyntax] } => true,
        { Name: "sum", Arguments: [NameSyntax name, _] } => definition.Fields.Any(f => f.Key.Name == name.Path && f is not YearField),
        _ => false,
    };

    private static NumberField? Number(DatasetDefinition definition, NameSyntax name) =>
        definition.Fields.FirstOrDefault(f => f.Key.Name == name.Path) as NumberField;

    private static Field? Field(DatasetDefinition definition, Indicator indicator, CallSyntax call)
    {
        if (!IsConditional(call, definition))
        {
            return null;
        }

        var condition = SyntaxPrinter.Print(call.Arguments[^1]);
        var added = call.Arguments is [NameSyntax name, _] ? name : null;
        var of = added is null ? null : Number(definition, added);

        // What is no number is told as such when this is compiled.
        var value = added is null ? $"if({condition}, 1, 0)" : of is null ? $"if({condition}, {added.Path} + 0, 0)" : $"if({condition}, {of.Key}, 0)";
        var reads = call.Arguments.SelectMany(SyntaxNames.In).Select(n => definition.Fields.FirstOrDefault(f => f.Key.Name == n)).OfType<Field>().ToList();
        return Amount(of) with
        {
            Key = KeyOf(call),
            Label = indicator.Label,
            Unit = of?.Unit,
            Kind = FieldKind.Computed,
            Value = value,
            IsHidden = true,
            Rounds = reads.TrueForAll(f => f.Rounds.IsEmpty)
                ? []
                : [.. Enumerable.Range(1, definition.Rounds.RoundsAYear).Where(r => reads.TrueForAll(f => f.Rounds.IsEmpty || f.Rounds.Contains(r)))],
            Since = reads.Max(f => f.Since),
            Until = reads.Min(f => f.Until),
            Line = indicator.Line,
        };
    }

    private static NumberField Amount(NumberField? of) => of is null or { Decimals: 0 }
        ? new IntegerField { Key = default, Label = new("") }
        : new DecimalField { Key = default, Label = new(""), Places = of.Decimals };

    /// <summary>The same condition is the same column, in whichever indicator it stands and however it is spaced.</summary>
    private static FieldKey KeyOf(CallSyntax call) =>
        FieldKey.Parse("c_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SyntaxPrinter.Print(call))).AsSpan(0, 6)));
}
