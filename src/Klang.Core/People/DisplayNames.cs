using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>A person's name as colleagues read it: 2–200 characters, beginning with a letter, so that no spreadsheet takes it for a formula.</summary>
public static class DisplayNames
{
    private const int MinLength = 2;
    private const int MaxLength = 200;

    public static string Normalise(string? typed) => ThaiText.Normalise(typed ?? "");

    /// <param name="name">A normalised name.</param>
    /// <returns>Null when good.</returns>
    public static Problem? Check(string name) =>
        name.Length is >= MinLength and <= MaxLength && char.IsLetter(name[0]) && !name.Contains('<', StringComparison.Ordinal)
            ? null
            : AccountProblems.DisplayNameForm;
}
