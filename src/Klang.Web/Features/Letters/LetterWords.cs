using Klang.Core.Letters;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Letters;

/// <summary>How the pages of letters call things.</summary>
internal static class LetterWords
{
    /// <summary>The name of a kind as a row keeps it.</summary>
    public static string Kind(LetterForms forms, string key) => LetterKinds.Parse(key) is { } kind ? forms.Kinds[kind].Name.Here() : key;

    /// <summary>งวดที่ 1 · 20 ธ.ค. 2569.</summary>
    public static string Round(RoundView round) => $"{round.Round.Title().Here()} · {Display.Day(round.Round.DueOn)}";
}
