namespace Klang.Web.Features.AreaChecks;

/// <summary>Texts of the yearly check. Thai in AreaChecksTexts.resx, English in AreaChecksTexts.en.resx.</summary>
public sealed class AreaChecksTexts;
