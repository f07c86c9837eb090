using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// A one-time slip: twelve signs in three groups, k7mq-4tzp-w2hd, handed over on paper as the first password. About 59 bits;
/// 0 o 1 l i are left out, because paper does not tell them apart.
/// </summary>
public static class Slip
{
    public const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    public const int Length = 12;

    private const int Group = 4;

    /// <summary>How long an unused slip works.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromDays(14);

    /// <summary>
    /// How long it works after its first use. A double click or a dropped line must not cost the officer a second trip to the
    /// province; choosing the password ends it at once.
    /// </summary>
    public static TimeSpan LifeOnceUsed { get; } = TimeSpan.FromMinutes(30);

    /// <summary>k7mq4tzpw2hd → k7mq-4tzp-w2hd.</summary>
    public static string Show(string signs) => string.Join('-', signs.Chunk(Group).Select(g => new string(g)));

    /// <summary>What was meant by what was typed: capitals, Thai digits, spaces and dashes do not matter.</summary>
    public static string Normalise(string? typed) =>
        string.Concat(ThaiDigits.ToArabic(typed ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
}
