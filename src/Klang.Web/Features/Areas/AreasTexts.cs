namespace Klang.Web.Features.Areas;

/// <summary>Texts of the area pages. Thai in AreasTexts.resx, English in AreasTexts.en.resx.</summary>
public sealed class AreasTexts;
