using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>A dataset of a few fields, written in the test that needs it.</summary>
internal static class Small
{
    public static CompiledDefinition Dataset(string fields)
    {
        var (catalogue, faults) = Read(fields);
        Assert.Empty(faults);
        return catalogue!["small"];
    }

    public static (Catalogue? Catalogue, System.Collections.Immutable.ImmutableArray<DefinitionFault> Faults) Read(string fields) => CatalogueReader.Read(
    [
        .. ShippedDefinitions.Files.Where(f => f.Kind is DefinitionFileKind.Bureaus or DefinitionFileKind.Units),
        new DefinitionFile("99-small.yaml", """
            key: small
            number: 99
            name: { th: ทดสอบ, en: Small }
            owner: community-capital
            reportedBy: [district]
            subject: { area: subdistrict }
            rounds: { every: year, due: [20 Mar], announce: numbered }

            """ + fields),
    ]);

    public static RecordFacts Facts(this CompiledDefinition dataset, string typed) => new(Given.Typed(dataset.Definition.Fields, typed)) { Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 3, 20) };

    public static Answers Row(this CompiledDefinition dataset, string typed) => Given.Typed(dataset.Definition.Lists[0].Fields, typed);
}
