using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// What stands in one cell. Missing is the absence of an answer; zero is <see cref="Answered"/> with 0; "not applicable" is
/// said; text that did not parse is kept as typed; what stands under a question that is not asked is kept aside. Never mixed.
/// </summary>
public abstract record Answer;

/// <summary>A value of the field's type. It may still break a rule (a number out of range).</summary>
public sealed record Answered(Value Value) : Answer;

/// <summary>Text that is no value of the field's type, as typed. It blocks submission, nothing else.</summary>
public sealed record Unparsed(string Raw) : Answer;

/// <summary>"Does not apply here", said by the officer.</summary>
public sealed record NotApplicable : Answer
{
    public static NotApplicable Instance { get; } = new();
}

/// <summary>
/// An answer whose question is not asked as the others stand (<c>askIf</c> is not true). It is kept, so that nothing typed is lost
/// when the question comes back, and counts as missing everywhere: in rules, sums and totals.
/// </summary>
/// <param name="Kept">What was answered; never itself a <see cref="NotAsked"/>.</param>
public sealed record NotAsked(Answer Kept) : Answer
{
    /// <summary>The answer as it was given, whether or not its question is asked now.</summary>
    public static Answer? Given(Answer? answer) => answer is NotAsked aside ? aside.Kept : answer;
}
