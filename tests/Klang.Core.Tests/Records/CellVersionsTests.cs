using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Records;

public sealed class CellVersionsTests
{
    private static readonly FieldKey Male = FieldKey.Parse("members_male");
    private static readonly FieldKey Female = FieldKey.Parse("members_female");

    [Fact]
    public void ChangedAfter_OnlyTheCellChangedSince_IsAConflict()
    {
        var versions = CellVersions.None.With(Male, 3).With(Female, 5);

        Assert.True(versions.ChangedAfter(Female, 4));
        Assert.False(versions.ChangedAfter(Female, 5));
        Assert.False(versions.ChangedAfter(Male, 4));
        Assert.False(versions.ChangedAfter(FieldKey.Parse("cash"), 0));
    }

    [Fact]
    public void ToString_IsTheStoredForm() =>
        Assert.Equal("members_female:5 members_male:7", CellVersions.None.With(Male, 3).With(Female, 5).With(Male, 7).ToString());

    [Fact]
    public void Parse_WhatToStringGave_IsTheSame() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, int.MaxValue]).Array[0, 20].Sample(cells =>
        {
            var versions = cells.Aggregate(CellVersions.None, (all, cell) => all.With(FieldKey.Parse("f" + cell.Item1), cell.Item2));

            Assert.Equal(versions, CellVersions.Parse(versions.ToString()));
            Assert.All(cells, c => Assert.Equal(versions.ChangedAfter(FieldKey.Parse("f" + c.Item1), 7), CellVersions.Parse(versions.ToString()).ChangedAfter(FieldKey.Parse("f" + c.Item1), 7)));
        });
}
