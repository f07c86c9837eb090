namespace Klang.Web.Features.Admin;

/// <summary>Texts of the room; see the .resx files of this name.</summary>
public sealed class AdminTexts;
