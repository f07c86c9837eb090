using Klang.Core.People;

namespace Klang.Core.Tests.People;

public sealed class SignInRulesTests
{
    private static readonly DateTime Now = new(2027, 1, 5, 3, 0, 0, DateTimeKind.Utc);

    private static readonly SignInFacts Good = new() { PasswordFits = true, IsClosed = false, IsDemonstrationElsewhere = false };

    [Fact]
    public void Decide_GoodPassword_Accepts() => Assert.Equal(SignInOutcome.Accepted, SignInRules.Decide(Good, Now));

    [Fact]
    public void Decide_Locked_RefusesEvenTheRightPassword() =>
        Assert.Equal(SignInOutcome.LockedOut, SignInRules.Decide(Good with { LockedUntil = Now.AddSeconds(1) }, Now));

    [Fact]
    public void Decide_LockIsOver_Accepts() =>
        Assert.Equal(SignInOutcome.Accepted, SignInRules.Decide(Good with { LockedUntil = Now }, Now));

    [Fact]
    public void Decide_Slip_WorksUntilItsLastSecond()
    {
        Assert.Equal(SignInOutcome.Accepted, SignInRules.Decide(Good with { SlipExpiresAt = Now.AddSeconds(1) }, Now));
        Assert.Equal(SignInOutcome.SlipExpired, SignInRules.Decide(Good with { SlipExpiresAt = Now }, Now));
    }

    [Fact]
    public void Decide_Closed_Refuses() => Assert.Equal(SignInOutcome.Closed, SignInRules.Decide(Good with { IsClosed = true }, Now));

    [Fact]
    public void Decide_DemonstrationElsewhere_Refuses() =>
        Assert.Equal(SignInOutcome.Demonstration, SignInRules.Decide(Good with { IsDemonstrationElsewhere = true }, Now));

    [Fact]
    public void Decide_WrongPassword_TellsNothingElse() =>
        Assert.Equal(SignInOutcome.WrongPassword, SignInRules.Decide(Good with { PasswordFits = false, IsClosed = true }, Now));
}
