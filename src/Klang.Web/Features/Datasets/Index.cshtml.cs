using Klang.Core.Datasets;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Datasets;

/// <summary>The catalogue: every dataset, its owner, who reports it and when.</summary>
public sealed class IndexModel(Catalogue catalogue) : KlangPage
{
    public IEnumerable<IGrouping<Bureau, DatasetDefinition>> Bureaus =>
        catalogue.Datasets.Select(d => d.Definition).GroupBy(d => d.Owner);

    public IEnumerable<Core.Registers.RegisterDefinition> Registers => catalogue.Registers.Select(r => r.Definition).OrderBy(r => r.Key, StringComparer.Ordinal);
}
