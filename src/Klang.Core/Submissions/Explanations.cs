using System.Security.Cryptography;
using System.Text;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Submissions;

/// <summary>
/// A warning may be right as it is; the officer says why. A reason belongs to what the warning said, with its values: when the
/// numbers change and the warning says something else, it asks again.
/// </summary>
public static class Explanations
{
    /// <summary>Letters of the shortest reason that tells anything: "ok" and "-" do not.</summary>
    public const int Shortest = 5;

    /// <summary>The rule, and the child row (0-based) where it is about one: <c>capital-drop</c>, <c>activity-loss@activities[2]</c>.</summary>
    public static string RuleOf(Issue issue) =>
        issue.At is [{ List: { } list, Row: { } row }, ..] ? $"{issue.Rule}@{list.Name}[{row.Plain()}]" : issue.Rule;

    /// <summary>SHA-256 of what the warning says in Thai, lower-case hex.</summary>
    public static string SaidBy(Issue issue) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issue.Message.Th)));

    /// <summary>The reason as it is kept; null where it is too short to tell anything.</summary>
    public static string? Read(string? text) => Words.Kept(text) is { } words && words.Count(char.IsLetter) >= Shortest ? words : null;
}
