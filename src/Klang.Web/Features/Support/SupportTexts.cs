namespace Klang.Web.Features.Support;

/// <summary>Texts of reporting a problem and of help.</summary>
public sealed class SupportTexts;
