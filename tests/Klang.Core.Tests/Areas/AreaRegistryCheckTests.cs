using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaRegistryCheckTests
{
    private static readonly AreaEntry[] Good =
    [
        Entry("57", "เชียงราย"), Entry("5701", "เมืองเชียงราย"), Entry("570103", "บ้านดู่"), Entry("57010301", "ขัวแคร่"), Entry("57010317", "ขัวแคร่"),
    ];

    [Fact]
    public void Run_GoodRegistry_CountsLevelsAndFindsNothing()
    {
        var report = AreaRegistryCheck.Run(Good);

        Assert.Empty(report.Problems);
        Assert.Equal([1, 1, 1, 2], report.Counts.OrderBy(level => level.Key).Select(level => level.Value));
    }

    public static TheoryData<AreaEntry, string> Bad => new()
    {
        { Entry("57010301", "ขัวแคร่"), "areas.check.duplicate" },
        { Entry("570201", "ทุ่งก่อ"), "areas.check.orphan" },
        { Entry("5703", "เวียงชัย") with { Parent = AreaCode.Parse("58") }, "areas.check.orphan" },
        { Entry("5703", "เวียงชัย") with { Level = AreaLevel.Subdistrict }, "areas.check.level" },
        { Entry("5703", " "), "areas.check.no-name" },
        { Entry("570104", "ตำบลบ้านดู่"), "areas.check.same-name" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Run_OneAreaWrong_FindsThat(AreaEntry area, string problem)
    {
        var found = Assert.Single(AreaRegistryCheck.Run([.. Good, area]).Problems);

        Assert.Equal(problem, found.Code);
        Assert.NotEmpty(found.Message.Th);
        Assert.False(string.IsNullOrEmpty(found.Message.En));
    }

    private static AreaEntry Entry(string code, string name) => new(AreaCode.Parse(code), name);
}
