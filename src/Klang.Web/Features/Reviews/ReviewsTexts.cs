namespace Klang.Web.Features.Reviews;

/// <summary>Key of the room's texts.</summary>
public sealed class ReviewsTexts;
