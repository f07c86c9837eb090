using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>The name a person signs in with: personal, 3–40 of a–z, 0–9, dot, dash and underscore, a letter first.</summary>
public static partial class UserNames
{
    public const int MaxLength = 40;

    /// <summary>As it is stored and looked up: small letters, Arabic digits.</summary>
    public static string Normalise(string? typed) => ThaiDigits.ToArabic(ThaiText.Normalise(typed ?? "")).ToLowerInvariant();

    /// <param name="name">A normalised name.</param>
    /// <returns>Null when good.</returns>
    public static Problem? Check(string name) => name switch
    {
        _ when CircularName.Looks(name) => AccountProblems.CircularUserName,
        "system" => AccountProblems.UserNameTaken(name),
        _ => Form().IsMatch(name) ? null : AccountProblems.UserNameForm,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{2,39}\z")]
    private static partial Regex Form();
}
