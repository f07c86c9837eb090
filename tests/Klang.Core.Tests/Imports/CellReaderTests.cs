using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;

namespace Klang.Core.Tests.Imports;

/// <summary>What spreadsheets do to values: undone where there is one way to, else left to the officer.</summary>
public sealed class CellReaderTests
{
    private static readonly FieldKey Key = FieldKey.Parse("x");
    private static readonly LocalText Label = new("ข้อมูล");

    private static CellReading Read(Field field, string text, CellNature nature = CellNature.Text, string? meant = null)
    {
        var plan = new SheetPlan { Sheet = "s", Words = meant is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add(SheetPlan.WordKey("x", text), meant) };
        return new CellReader(plan, (_, _) => new NamedGuess("570101", "ต.เวียง"), (_, _) => null).Read(new ImportTarget("x", TargetRole.Cell, Label, field, []), 3, new SheetCell(text, nature));
    }

    private static IntegerField Count => new() { Key = Key, Label = Label };

    [Fact]
    public void Read_EmptyCell_SaysNothing() => Assert.Equal(default, Read(Count, " "));

    [Theory]
    [InlineData("1.1017E+12", CellNature.Text)]
    [InlineData("1101700000000", CellNature.Number)]
    public void Read_ShortenedNationalId_IsAnError(string text, CellNature nature) => Assert.True(Read(new NationalIdField { Key = Key, Label = Label }, text, nature).Blocks);

    [Fact]
    public void Read_None_IsNoughtWithANote()
    {
        var reading = Read(Count, "ไม่มี");

        Assert.Equal("0", reading.Text);
        Assert.Equal((Severity.Note, false), (reading.Finding!.Level, reading.Blocks));
    }

    [Fact]
    public void Read_CommonEraYear_BecomesBuddhistWithANote() => Assert.Equal(("2562", Severity.Note), (Read(new YearField { Key = Key, Label = Label }, "2019").Text, Read(new YearField { Key = Key, Label = Label }, "2019").Finding!.Level));

    [Fact]
    public void Read_LostZeroOfATelephone_IsPutBack() => Assert.Equal("0812345678", Read(new PhoneField { Key = Key, Label = Label }, "812345678", CellNature.Number).Text);

    [Fact]
    public void Read_NumberThatBecameADate_IsAnError() => Assert.True(Read(Count, "2026-02-01", CellNature.Date).Blocks);

    [Fact]
    public void Read_FailedFormula_IsAnErrorAndNotNotApplicable() => Assert.True(Read(Count, "#N/A", CellNature.Error).Blocks);

    [Fact]
    public void Read_TwoDigitYear_IsOfferedAndNotTaken()
    {
        var reading = Read(new DateField { Key = Key, Label = Label }, "15/11/69");

        Assert.Equal((true, "15/11/2569"), (reading.Blocks, reading.Finding!.Suggestion));
    }

    [Fact]
    public void Read_AreaByName_IsOfferedAndNotTaken() => Assert.Equal((true, "570101"), (Read(Area, "ต.เเวียง").Blocks, Read(Area, "ต.เเวียง").Finding!.Suggestion));

    [Fact]
    public void Read_ConfirmedWord_IsTaken() => Assert.Equal(new CellReading("570101", null), Read(Area, "ต.เเวียง", meant: "570101"));

    [Fact]
    public void Read_MisspeltChoice_IsOfferedAndNotTaken()
    {
        var field = new ChoiceField { Key = Key, Label = Label, Choices = [new Choice("1", new("เกษตรกรรม")), new Choice("2", new("ค้าขาย"))] };

        Assert.Equal("1", AnswerParser.Parse(field, Read(field, "เกษตรกรรม").Text).Answer is Answered a ? a.Value.Text : null);
        Assert.Equal((true, "2"), (Read(field, "ค้าขย").Blocks, Read(field, "ค้าขย").Finding!.Suggestion));
    }

    private static AreaField Area => new() { Key = Key, Label = Label, Levels = [AreaLevel.Subdistrict] };
}
