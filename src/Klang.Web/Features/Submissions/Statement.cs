using System.Collections.Immutable;

namespace Klang.Web.Features.Submissions;

/// <summary>Why one warning is right as it is.</summary>
public sealed record Reason(Guid RecordId, string Rule, string? Text);

/// <summary>What an officer says with a report: reasons for its warnings, or why there is nothing to report.</summary>
public sealed record Statement
{
    public static Statement None { get; } = new();

    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>One reason for every warning of a rule that has none of its own, by the rule's key.</summary>
    public ImmutableDictionary<string, string> ByRule { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>One reason for whatever warnings are left.</summary>
    public string? ForTheRest { get; init; }

    public string? NilReason { get; init; }

    public bool Explains => !Reasons.IsDefaultOrEmpty || ByRule.Count > 0 || ForTheRest is not null;

    /// <summary>The words for a warning, the nearest first; null where none were given.</summary>
    public string? For(Finding warning) =>
        Given(Reasons.FirstOrDefault(r => r.RecordId == warning.RecordId && r.Rule == warning.Rule)?.Text)
        ?? Given(ByRule.GetValueOrDefault(warning.RuleKey)) ?? Given(ForTheRest);

    private static string? Given(string? text) => Core.Submissions.Explanations.Read(text);
}
