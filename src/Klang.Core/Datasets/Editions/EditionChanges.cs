using System.Collections.Immutable;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Datasets.Editions;

/// <summary>What a file does to what was published: changes that are refused, and those that somebody should look at.</summary>
public sealed record EditionChanges(ImmutableArray<DefinitionFault> Refused, ImmutableArray<DefinitionFault> Doubtful)
{
    /// <summary>Holds every published edition against the files as they are now. Additions are no change.</summary>
    public static EditionChanges Of(IEnumerable<Edition> published, Catalogue catalogue)
    {
        var (refused, doubtful) = (new List<DefinitionFault>(), new List<DefinitionFault>());
        foreach (var edition in published)
        {
            if (catalogue.Find(edition.Key)?.Definition is { } now)
            {
                new EditionComparison(edition, now, refused, doubtful).Compare();
            }
            else
            {
                refused.Add(EditionFaults.DatasetGone(edition));
            }
        }

        return new EditionChanges([.. refused], [.. doubtful]);
    }
}
