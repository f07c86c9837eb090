using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>The choice lists that come of a catalogue; fields name them by the catalogue's key, with <c>-chosen</c> or <c>-dimensions</c>.</summary>
internal static class StandardsChoices
{
    public static IEnumerable<(string Name, ImmutableArray<Choice> Choices)> Of(ImmutableArray<StandardsEdition> editions)
    {
        foreach (var catalogue in editions.Where(e => e.Published).GroupBy(e => e.Catalogue, StringComparer.Ordinal))
        {
            yield return (catalogue.Key, [.. catalogue.SelectMany(e => Indicators(e, _ => true))]);
            yield return ($"{catalogue.Key}-chosen", [.. catalogue.SelectMany(e => Indicators(e, i => i.Kind != IndicatorKind.Compulsory))]);
            yield return ($"{catalogue.Key}-dimensions", [.. catalogue.SelectMany(e => e.Dimensions).DistinctBy(d => d.Key, StringComparer.Ordinal).Select(d => new Choice(d.Key, d.Label))]);
        }
    }

    /// <summary>As properties have it: compulsory, optional or local.</summary>
    public static string Word(IndicatorKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<Choice> Indicators(StandardsEdition edition, Func<StandardIndicator, bool> which) =>
        edition.Dimensions.SelectMany(d => d.Indicators.Where(which).Select(i => new Choice(i.Code, new LocalText($"{i.Code} {i.Label.Th}", $"{i.Code} {i.Label.In("en")}"))
        {
            Group = edition.Key,
            Since = edition.Since,
            Until = edition.Until,
            Properties = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("kind", Word(i.Kind)), KeyValuePair.Create("dimension", d.Key)]),
        }));
}
