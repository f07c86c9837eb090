namespace Klang.Web.Features.Letters;

/// <summary>Texts of the pages of letters; the letters' own words are in <c>letters/</c>.</summary>
public sealed class LettersTexts;
