using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// What stands in one cell. Missing is the absence of an answer; zero is <see cref="Answered"/> with 0; "not applicable" is
/// said; text that did not parse is kept as typed. Four different things, never mixed.
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
