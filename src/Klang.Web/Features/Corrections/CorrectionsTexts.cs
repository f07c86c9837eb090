namespace Klang.Web.Features.Corrections;

/// <summary>Texts of correction requests. Thai in CorrectionsTexts.resx, English in CorrectionsTexts.en.resx.</summary>
public sealed class CorrectionsTexts;
