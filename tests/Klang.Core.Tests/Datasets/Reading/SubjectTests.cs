using Klang.Core.Datasets;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>Whom a dataset's records are about, when that is more than a register's active entries.</summary>
public sealed class SubjectTests
{
    [Fact]
    public void Read_From_SaysWhichRoundsAreAboutWhom()
    {
        var standards = ShippedDefinitions.Catalogue["community-standards"];

        Assert.Null(standards.Definition.SourceOf(1));
        Assert.Equal(1, standards.Definition.SourceOf(2)!.Round);
        Assert.Equal("r1_status == 'accepted'", standards.SourceWhere!.Text);
    }

    [Theory]
    [InlineData("{ register: savings-group, from: { round: 4 } }", "งวดก่อนงวดสุดท้าย")]
    [InlineData("{ register: savings-group, from: { round: 0 } }", "งวดก่อนงวดสุดท้าย")]
    [InlineData("{ register: savings-group, from: { round: 1, where: \"members_mail > 0\" } }", "members_mail")]
    [InlineData("{ register: savings-group, from: { round: 1, where: members_male } }", "ให้ค่าชนิด")]
    [InlineData("{ register: savings-group, from: { round: 1, when: members_male } }", "ไม่รู้จัก “when”")]
    [InlineData("{ register: savings-group, or: true }", "ไม่รู้จัก “or”")]
    public void Read_WrongSubject_IsToldWithItsLine(string subject, string told)
    {
        var (faults, text) = ShippedDefinitions.Spoilt("subject: { register: savings-group }", "subject: " + subject);

        var fault = Assert.Single(faults);
        Assert.Contains(told, fault.Message.Th, StringComparison.Ordinal);
        Assert.Equal(ShippedDefinitions.LineOf(text, "subject: {"), fault.Line);
    }

    [Theory]
    [InlineData("yearToDate.group_status_text > 0")]
    [InlineData("average.as_of_date > date('2019-01-31')")]
    [InlineData("unit.code == 'x'")]
    [InlineData("record.ofunits")]
    public void Read_NameOutsideTheRecord_IsAFault(string check) =>
        Assert.NotEmpty(ShippedDefinitions.Spoilt("check: abs(total_assets - total_liab_equity) <= 1", "check: " + check).Faults);

    [Fact]
    public void Read_YearAndAverage_AreLoadedOnlyWhereAsked()
    {
        var (sales, groups) = (ShippedDefinitions.Catalogue["otop-sales"], ShippedDefinitions.Catalogue["savings-group"]);

        Assert.True(sales.ReadsYear && sales.ReadsAverage);
        Assert.False(groups.ReadsYear || groups.ReadsAverage);
    }
}
