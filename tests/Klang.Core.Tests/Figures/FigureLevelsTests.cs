using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Figures;

public sealed class FigureLevelsTests
{
    [Fact]
    public void Deepest_FollowsWhoReportsAndWhatAbout()
    {
        Assert.Equal(AreaLevel.Province, FigureLevels.Deepest(Definition(new UnitSubject(), UnitLevel.Province)));
        Assert.Equal(AreaLevel.District, FigureLevels.Deepest(Definition(new UnitSubject(), UnitLevel.District, UnitLevel.Province)));
        Assert.Equal(AreaLevel.Subdistrict, FigureLevels.Deepest(Definition(new AreaSubject(AreaLevel.Subdistrict), UnitLevel.District)));
        Assert.Equal(AreaLevel.Village, FigureLevels.Deepest(Definition(new RegisterSubject("savings-group"), UnitLevel.District)));
    }

    [Theory]
    [InlineData("", AreaLevel.Province, "province district")]
    [InlineData("57", AreaLevel.District, "district subdistrict")]
    [InlineData("5701", AreaLevel.Subdistrict, "subdistrict village")]
    [InlineData("570101", AreaLevel.Village, "village")]
    [InlineData("57010101", AreaLevel.Village, "village")]
    public void Below_And_Choices_GoOneAndTwoLevelsDown(string area, AreaLevel below, string choices)
    {
        var definition = Definition(new RegisterSubject("savings-group"), UnitLevel.District);
        Assert.Equal(below, FigureLevels.Below(AreaCode.Parse(area), definition));
        Assert.Equal(choices, string.Join(' ', FigureLevels.Choices(AreaCode.Parse(area), definition).Select(l => l.Word())));
    }

    [Fact]
    public void Parse_ReadsWhatWordWrites()
    {
        foreach (var level in new[] { AreaLevel.Province, AreaLevel.District, AreaLevel.Subdistrict, AreaLevel.Village })
        {
            Assert.Equal(level, FigureLevels.Parse(level.Word()));
        }

        foreach (var status in Enum.GetValues<FigureStatus>())
        {
            Assert.Equal(status, FigureStatuses.Parse(status.Word()));
        }

        Assert.Null(FigureLevels.Parse("country"));
        Assert.Null(FigureStatuses.Parse("sold"));
    }

    private static DatasetDefinition Definition(SubjectOf subject, params UnitLevel[] reportedBy) => new()
    {
        Key = "test", Number = 1, Name = new LocalText("ทดสอบ"), Owner = new Bureau("b", new LocalText("ข")), ReportedBy = [.. reportedBy], Subject = subject,
        Rounds = new YearlyRounds([DueDay.EndOf(9)]), Fields = [],
    };
}
