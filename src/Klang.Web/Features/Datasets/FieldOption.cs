namespace Klang.Web.Features.Datasets;

/// <summary>Something to pick in a form, under a heading.</summary>
public sealed record FieldOption(string Value, string Label, string Group);
