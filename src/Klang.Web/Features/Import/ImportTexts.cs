namespace Klang.Web.Features.Import;

/// <summary>Texts of importing workbooks.</summary>
public sealed class ImportTexts;
