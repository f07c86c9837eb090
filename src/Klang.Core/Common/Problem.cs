namespace Klang.Core.Common;

/// <summary>
/// An expected refusal, as a value: a stable code, the HTTP status it maps to, and what to say to the person.
/// The text says what is wrong, where, and how to mend it. Codes are never reused.
/// </summary>
public sealed record Problem(string Code, int Status, LocalText Message)
{
    /// <summary>Where it is wrong (a field, a line of a file), when one place can be named.</summary>
    public string? Where { get; init; }
}
