using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Rounds;
using Klang.Core.Tests.Rounds;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>The shipped definitions say what the circular of 2562 says.</summary>
public sealed class ShippedDatasetsTests
{
    private static IEnumerable<DatasetDefinition> Datasets => ShippedDefinitions.Catalogue.Datasets.Select(d => d.Definition);

    [Fact]
    public void Read_ShippedFiles_GivesElevenDatasetsInTheOrderOfTheCircular()
    {
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files.Reverse()]);

        Assert.Empty(faults);
        Assert.Equal(Enumerable.Range(1, 11), catalogue!.Datasets.Select(d => d.Definition.Number));
        Assert.Equal(29, catalogue.Datasets.Sum(d => d.Definition.Rounds.RoundsAYear));
        Assert.Equal(4, catalogue.Bureaus.Length);
    }

    [Theory]
    [InlineData("community-strength", 1, 2, 3, 4, 5)]
    [InlineData("community-capital", 6, 7, 8, 9)]
    [InlineData("local-wisdom", 10)]
    [InlineData("planning", 11)]
    public void Owner_IsTheBureauOfTheCircular(string bureau, params int[] numbers) =>
        Assert.Equal(numbers, Datasets.Where(d => d.Owner.Key == bureau).Select(d => d.Number));

    [Fact]
    public void ReportedBy_IsAsTheCircularTicks()
    {
        foreach (var dataset in Datasets)
        {
            UnitLevel[] expected = dataset.Number switch
            {
                1 => [UnitLevel.Province],
                3 or 10 => [UnitLevel.District, UnitLevel.Province],
                _ => [UnitLevel.District],
            };
            Assert.Equal(expected, dataset.ReportedBy.Order());
        }
    }

    [Fact]
    public void Rounds_OfEveryDataset_PrintAsTheAnnexDoes()
    {
        foreach (var (dataset, letter) in Datasets.Zip(LetterPlans.All))
        {
            Assert.Equal(letter.Annex, ScheduleText.Lines(dataset.Rounds, thaiDigits: true));
        }
    }

    [Fact]
    public void Catalogue_EveryRegisterAndDataset_HasThaiAndEnglishNames()
    {
        var labels = Datasets.Select(d => d.Name)
            .Concat(Datasets.SelectMany(d => d.Fields.Concat(d.Lists.SelectMany(l => l.Fields))).Select(f => f.Label))
            .Concat(Datasets.SelectMany(d => d.Rules).Select(r => r.Message))
            .Concat(Datasets.SelectMany(d => d.Indicators).Select(i => i.Label))
            .Concat(ShippedDefinitions.Catalogue.Registers.SelectMany(r => r.Definition.Fields.Select(f => f.Label).Prepend(r.Definition.Name)))
            .ToList();

        Assert.True(labels.Count > 1000);
        Assert.All(labels, l => Assert.Contains(l.Th, c => c is >= 'ก' and <= 'ฮ'));
        Assert.All(labels, l => Assert.False(string.IsNullOrWhiteSpace(l.En), l.Th));
    }

    [Fact]
    public void Find_UnknownKey_IsNullAndTheIndexerThrows()
    {
        Assert.Null(ShippedDefinitions.Catalogue.Find("no-such"));
        Assert.Throws<KeyNotFoundException>(() => ShippedDefinitions.Catalogue["no-such"]);
    }
}
