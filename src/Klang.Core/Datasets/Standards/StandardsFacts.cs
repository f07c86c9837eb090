using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>What an edition of standards says, as one text, for the facts of what is published.</summary>
public static class StandardsFacts
{
    /// <summary>The last year is left out: it is said only when the next edition comes.</summary>
    public static string Of(StandardsEdition edition) => string.Join('\n',
    [
        $"{edition.Catalogue}|{edition.Key}|{edition.Type}|since {edition.Since.Plain()}|pass {edition.Pass.Total.Plain()}|{edition.Pass.PerDimension.Plain()}|{(edition.Pass.Compulsory ? "compulsory" : "")}|chosen {edition.Chosen.Plain()}",
        .. edition.Dimensions.SelectMany(d => d.Components.SelectMany(c => c.Indicators.Select(i => $"{d.Key}|{d.Label.Th}|{c.Label.Th}|{i.Code}|{StandardsChoices.Word(i.Kind)}|{i.Label.Th}"))),
    ]);
}
