using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Datasets.Kinds;

/// <summary>The expression texts that the kinds of a definition's fields stand for.</summary>
internal sealed class KindTexts(DatasetDefinition definition)
{
    /// <summary>True where last round belongs to the same year: the fiscal year, or the account year of a field that names its end.</summary>
    public string SameYear(Field field)
    {
        if (field.YearEnds is not { } ends)
        {
            return "not round.newYear";
        }

        var day = definition.PositionDate.GetValueOrDefault().Name;
        return $"{AccountYear(day, ends)} == {AccountYear("previous." + day, ends)}";
    }

    /// <summary>The condition that the field is asked in the round, and <paramref name="also"/>; null where nothing limits it.</summary>
    public static string? Asked(Field field, string? also = null)
    {
        string?[] parts =
        [
            field.Rounds.IsEmpty ? null : "(" + string.Join(" or ", field.Rounds.Select(r => $"round.number == {r.Plain()}")) + ")",
            field.Since is { } since ? $"round.fiscalYear >= {since.Plain()}" : null,
            field.Until is { } until ? $"round.fiscalYear <= {until.Plain()}" : null,
            field.AskIf is { } askIf ? $"({askIf})" : null,
            also,
        ];
        return parts.Any(p => p is not null) ? string.Join(" and ", parts.Where(p => p is not null)) : null;
    }

    /// <summary>What a movement adds since last round: a flow itself; a total of the year its growth, or all of it in a new year.</summary>
    public string Change(Field movement, bool newYear, bool oneYear) => (movement.Kind, newYear) switch
    {
        (FieldKind.Ytd, false) => $"({Amount(movement, "")} - {Amount(movement, "previous.")})",
        (FieldKind.Ytd, true) when !oneYear => $"if({SameYear(movement)}, {Amount(movement, "")} - {Amount(movement, "previous.")}, {Amount(movement, "")})",
        _ => Amount(movement, ""),
    };

    /// <summary>The stock that last round and the movements make.</summary>
    public string Expected(Field stock, bool newYear)
    {
        var oneYear = Years(stock).Length == 1;
        var changes = stock.Moves!.With.Select(k => " + " + Change(definition.Field(k)!, newYear, oneYear))
            .Concat(stock.Moves.Against.Select(k => " - " + Change(definition.Field(k)!, newYear, oneYear)));
        return $"previous.{stock.Key}{string.Concat(changes)}";
    }

    /// <summary>The conditions under which the totals of the year among the movements go on; empty where there are none.</summary>
    public ImmutableArray<string> Years(Field stock) =>
        [.. stock.Moves!.All.Select(k => definition.Field(k)!).Where(f => f.Kind == FieldKind.Ytd).Select(SameYear).Distinct(StringComparer.Ordinal)];

    /// <summary>The cells an officer can mend: the field, or what a computed one is made of.</summary>
    public IEnumerable<FieldKey> Typed(FieldKey key) => Typed(key, []);

    public static string Percent(decimal percent) => (percent / 100).ToString("0.############", CultureInfo.InvariantCulture);

    private static string AccountYear(string day, string ends) => $"year({day}) + if(month({day}) > ({ends}), 1, 0)";

    /// <summary>What need not be answered, or is not always asked, counts as none where it is missing.</summary>
    private static string Amount(Field field, string of) =>
        field is { Required: true, AskIf: null, Since: null, Until: null, Rounds.IsEmpty: true } || field.IsComputed
            ? of + field.Key.Name
            : $"coalesce({of}{field.Key}, 0)";

    private IEnumerable<FieldKey> Typed(FieldKey key, HashSet<FieldKey> seen)
    {
        if (!seen.Add(key))
        {
            return [];
        }

        return definition.Field(key) switch
        {
            { IsComputed: true, Value: { } value } => SyntaxNames.In(value).Where(n => !n.StartsWith("previous.", StringComparison.Ordinal))
                .Select(n => n.Split('.')[0]).Distinct(StringComparer.Ordinal).Where(n => FieldKey.TryParse(n, out _)).SelectMany(n => Typed(FieldKey.Parse(n), seen)),
            null when definition.Lists.All(l => l.Key != key) => [],
            _ => [key],
        };
    }
}
