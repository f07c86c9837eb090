using System.Collections.Immutable;

namespace Klang.Web.Features.Submissions;

/// <summary>The words of the submit page as a <see cref="Statement"/>: an input for each rule that a row breaks, and one for each rule.</summary>
internal static class StatementForm
{
    private const string One = "why.";
    private const string Group = "rule.";

    public static string NameOf(Finding warning) => $"{One}{warning.RecordId:N}.{warning.RuleKey}";

    public static string NameOf(string ruleKey) => Group + ruleKey;

    /// <summary>Whether an input of the page is for a reason.</summary>
    public static bool IsReason(string name) => name.StartsWith(One, StringComparison.Ordinal) || name.StartsWith(Group, StringComparison.Ordinal);

    public static Statement Read(IFormCollection form) => new()
    {
        Reasons = [.. form.Where(f => f.Key.StartsWith(One, StringComparison.Ordinal)).Select(f => Of(f.Key[One.Length..], f.Value)).OfType<Reason>()],
        ByRule = form.Where(f => f.Key.StartsWith(Group, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .ToImmutableDictionary(f => f.Key[Group.Length..], f => f.Value.ToString(), StringComparer.Ordinal),
        NilReason = form["nil"],
    };

    private static Reason? Of(string key, string? text)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Guid.TryParseExact(key[..dot], "N", out var record) ? new Reason(record, key[(dot + 1)..], text) : null;
    }
}
