using System.Collections.Immutable;

namespace Klang.Core.Letters;

/// <summary>What an official letter is for.</summary>
public enum LetterKind
{
    /// <summary>The schedule of a fiscal year, with its table: the circular of 2562.</summary>
    Announcement,

    /// <summary>Before reports are due.</summary>
    Reminder,

    /// <summary>After they were due.</summary>
    Overdue,

    /// <summary>To who reported everything in time.</summary>
    Thanks,

    /// <summary>The figures of a round, sent to who is to use them.</summary>
    Transmittal,
}

/// <summary>The kinds by their words in addresses, files and rows.</summary>
public static class LetterKinds
{
    public static ImmutableArray<LetterKind> All { get; } = [.. Enum.GetValues<LetterKind>()];

    /// <summary>announcement, reminder, overdue, thanks, transmittal.</summary>
    public static string Key(this LetterKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind that a word means; null for none.</summary>
    public static LetterKind? Parse(string? key) => All.Where(kind => kind.Key() == key).Select(kind => (LetterKind?)kind).FirstOrDefault();
}
