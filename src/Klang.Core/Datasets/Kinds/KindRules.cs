using System.Collections.Immutable;

namespace Klang.Core.Datasets.Kinds;

/// <summary>
/// The rules that follow from what a field is in time: a fact set once stays, a total of the year does not fall, a stock is last
/// round's and its movements, a steady number does not leap. They are ordinary rules: on screen, in import and in the API alike.
/// </summary>
public static class KindRules
{
    /// <summary>Longer keys leave no room for the name of their rule.</summary>
    public const int LongestKey = 44;

    /// <summary>The rules of every field whose settings are right; what is wrong with others <see cref="KindFaults"/> tells.</summary>
    public static ImmutableArray<Rule> Of(DatasetDefinition definition)
    {
        var texts = new KindTexts(definition);
        return [.. definition.Fields.Where(f => !KindFaults.Of(definition, f).Any()).SelectMany(f => Of(definition, f, texts))];
    }

    private static IEnumerable<Rule> Of(DatasetDefinition definition, Field field, KindTexts texts) =>
    [
        .. field.Key == definition.PositionDate ? [Later(field)] : Array.Empty<Rule>(),
        .. field.Kind == FieldKind.Immutable ? [Same(field)] : Array.Empty<Rule>(),
        .. field.Kind == FieldKind.Ytd && (field.YearEnds is not null || definition.Rounds.RoundsAYear > 1) ? [Grows(field, texts)] : Array.Empty<Rule>(),
        .. field.Moves is null ? [] : MovesRules.Of(definition, field, texts),
        .. field.Steady is { } percent ? [Steady(field, percent, texts)] : Array.Empty<Rule>(),
    ];

    private static Rule Later(Field field) => Of(field, "__later", Severity.Error) with
    {
        Check = $"{field.Key} > previous.{field.Key}",
        When = KindTexts.Asked(field),
        Message = KindWords.Later(field),
        Words = KindWords.LaterRule(field),
        At = [field.Key],
    };

    /// <summary>What need not be answered may not be emptied either; what must be is told as not filled in, once.</summary>
    private static Rule Same(Field field) => Of(field, "__immutable", field.Changeable) with
    {
        Check = field.Required ? $"{field.Key} == previous.{field.Key}" : $"not missing({field.Key}) and {field.Key} == previous.{field.Key}",
        When = KindTexts.Asked(field, field.Required ? null : $"not missing(previous.{field.Key})"),
        Message = KindWords.Same(field),
        Words = KindWords.SameRule(field),
        At = [field.Key],
    };

    private static Rule Grows(Field field, KindTexts texts) => Of(field, "__ytd", Severity.Error) with
    {
        Check = $"{field.Key} >= previous.{field.Key}",
        When = KindTexts.Asked(field, texts.SameYear(field)),
        Message = KindWords.Grows(field),
        Words = KindWords.GrowsRule(field),
        At = [field.Key],
    };

    /// <summary>From nothing there is no percentage, so a first amount is no leap.</summary>
    private static Rule Steady(Field field, decimal percent, KindTexts texts) => Of(field, "__steady", Severity.Warning) with
    {
        Check = $"abs({field.Key} - previous.{field.Key}) <= {KindTexts.Percent(percent)} * abs(previous.{field.Key})",
        When = KindTexts.Asked(field, $"previous.{field.Key} != 0"),
        Message = KindWords.Steady(field, percent),
        Words = KindWords.SteadyRule(field, percent),
        At = [.. texts.Typed(field.Key)],
    };

    internal static Rule Of(Field field, string suffix, Severity severity) => new()
    {
        Key = FieldKey.Parse(field.Key.Name + suffix),
        Severity = severity,
        Check = "",
        Message = field.Label,
        Confirm = field.Confirm,
        Source = field.Source,
        Line = field.Line,
    };
}
