using Klang.Core.Areas;
using Klang.Core.Cases;

namespace Klang.Core.Tests.Cases;

public sealed class CorrectionDecisionTests
{
    private static readonly AreaCode Village = AreaCode.Parse("57051205");
    private static readonly CorrectionWish Nothing = new(null, null, null, [], [], IsSpelling: false);
    private static readonly AreaDecision Head = new("แก้ไขทะเบียน", "หนังสือ", new DateOnly(2017, 7, 13), []);

    [Theory]
    [InlineData(CorrectionKind.WrongName, nameof(WishPart.NameTh))]
    [InlineData(CorrectionKind.WrongCode, nameof(WishPart.Code))]
    [InlineData(CorrectionKind.Moved, nameof(WishPart.ParentCode))]
    [InlineData(CorrectionKind.Merged, nameof(WishPart.IntoCodes))]
    [InlineData(CorrectionKind.Split, nameof(WishPart.IntoNames))]
    [InlineData(CorrectionKind.Missing, nameof(WishPart.NameTh))]
    public void Faults_NothingSaid_NamesTheMissingPart(CorrectionKind kind, string part) =>
        Assert.Equal(part, Assert.Single(CorrectionRules.Faults(kind, Village, Nothing)).Where);

    [Fact]
    public void Faults_Abolished_NeedsNothingMore() => Assert.Empty(CorrectionRules.Faults(CorrectionKind.Abolished, Village, Nothing));

    [Fact]
    public void Faults_CodeWithLetters_SaysSoInThai()
    {
        var fault = Assert.Single(CorrectionRules.Faults(CorrectionKind.WrongCode, Village, Nothing with { Code = "57-1" }));
        Assert.Contains("57-1", fault.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_MergedIntoItself_IsRefused() =>
        Assert.Equal(nameof(WishPart.IntoCodes), Assert.Single(CorrectionRules.Faults(CorrectionKind.Merged, Village, Nothing with { IntoCodes = ["57051205"] })).Where);

    [Fact]
    public void Of_Rename_BeginsOnItsDay()
    {
        var decision = CorrectionDecision.Of(CorrectionKind.WrongName, Village, Nothing with { NameTh = "แม่เย็นกลาง" }, Head);
        Assert.Equal(new RenameArea(Village, "แม่เย็นกลาง", null), Assert.Single(decision.Value!.Steps));
        Assert.Equal(new DateOnly(2017, 7, 13), decision.Value.EffectiveOn);
    }

    [Fact]
    public void Of_Spelling_BeginsNoPeriod()
    {
        var decision = CorrectionDecision.Of(CorrectionKind.WrongName, Village, Nothing with { NameTh = "แม่เย็นกลาง", IsSpelling = true }, Head);
        Assert.IsType<CorrectArea>(Assert.Single(decision.Value!.Steps));
        Assert.Null(decision.Value.EffectiveOn);
    }

    [Fact]
    public void Of_RenameWithoutADay_AsksForIt() =>
        Assert.Equal(nameof(WishPart.EffectiveOn), CorrectionDecision.Of(CorrectionKind.WrongName, Village, Nothing with { NameTh = "ก" }, Head with { EffectiveOn = null }).Problem?.Where);

    [Fact]
    public void Of_Split_MakesAnAreaForEachName()
    {
        var wish = Nothing with { IntoCodes = ["57051206", "57051207"], IntoNames = ["เหนือ", "ใต้"] };
        var decision = CorrectionDecision.Of(CorrectionKind.Split, Village, wish, Head);
        Assert.Equal(["57051206 เหนือ", "57051207 ใต้"], decision.Value!.Steps.Cast<CreateArea>().Select(s => $"{s.Code} {s.NameTh}"));
        Assert.All(decision.Value.Steps.Cast<CreateArea>(), s => Assert.Equal([Village], s.OutOf));
    }

    [Fact]
    public void Of_SplitWithFewerCodesThanNames_AsksForTheCodes() =>
        Assert.Equal(nameof(WishPart.IntoCodes), CorrectionDecision.Of(CorrectionKind.Split, Village, Nothing with { IntoNames = ["เหนือ", "ใต้"], IntoCodes = ["57051206"] }, Head).Problem?.Where);

    [Fact]
    public void Of_MissingWithAProvisionalArea_ConfirmsIt()
    {
        var decision = CorrectionDecision.Of(CorrectionKind.Missing, AreaCode.Parse("570512"), Nothing with { NameTh = "ใหม่", Code = "57051218" }, Head, AreaCode.Parse("57051299"));
        Assert.Equal(new ConfirmArea(AreaCode.Parse("57051299"), AreaCode.Parse("57051218"), "ใหม่"), Assert.Single(decision.Value!.Steps));
    }
}
