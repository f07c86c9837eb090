namespace Klang.Core.People;

/// <summary>How a try to sign in ended. The person is told only whether it worked; the trail is told which.</summary>
public enum SignInOutcome
{
    Accepted,
    UnknownUser,
    WrongPassword,
    LockedOut,
    Closed,
    SlipExpired,

    /// <summary>A demonstration account outside demonstration mode.</summary>
    Demonstration,
}

/// <summary>What a decision about signing in depends on. Times are UTC.</summary>
public sealed record SignInFacts
{
    public required bool PasswordFits { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>A demonstration account while the program does not run as a demonstration.</summary>
    public required bool IsDemonstrationElsewhere { get; init; }

    public DateTime? LockedUntil { get; init; }

    /// <summary>When the slip stops working; null where the password is the person's own.</summary>
    public DateTime? SlipExpiresAt { get; init; }
}

/// <summary>Who may sign in, and when an account locks.</summary>
public static class SignInRules
{
    /// <summary>Wrong passwords on end that lock an account.</summary>
    public const int Tries = 5;

    public static TimeSpan LockOut { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Locked comes first: while it lasts even the right password is refused, so that guessing on learns nothing.</summary>
    public static SignInOutcome Decide(SignInFacts facts, DateTime now) => facts switch
    {
        { LockedUntil: { } until } when now < until => SignInOutcome.LockedOut,
        { PasswordFits: false } => SignInOutcome.WrongPassword,
        { IsClosed: true } => SignInOutcome.Closed,
        { IsDemonstrationElsewhere: true } => SignInOutcome.Demonstration,
        { SlipExpiresAt: { } expires } when now >= expires => SignInOutcome.SlipExpired,
        _ => SignInOutcome.Accepted,
    };
}
