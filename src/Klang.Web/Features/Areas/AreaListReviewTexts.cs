namespace Klang.Web.Features.Areas;

/// <summary>Texts of the pages that hold an official list against the registry.</summary>
public sealed class AreaListReviewTexts;
