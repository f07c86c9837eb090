namespace Klang.Web.Features.Notices;

/// <summary>Texts of notices: for each kind a sentence in which {0} is who did it.</summary>
public sealed class NoticesTexts;
