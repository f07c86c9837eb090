namespace Klang.Web.Features.Datasets;

/// <summary>Texts of form fields and of the catalogue.</summary>
public sealed class DatasetsTexts;
