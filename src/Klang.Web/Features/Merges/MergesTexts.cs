namespace Klang.Web.Features.Merges;

/// <summary>Texts of merging entries.</summary>
public sealed class MergesTexts;
