namespace Klang.Web.Features.Rounds;

/// <summary>Texts of the calendar's pages. Thai in RoundsTexts.resx, English in RoundsTexts.en.resx.</summary>
public sealed class RoundsTexts;
