namespace Klang.Web.Features.Entry;

/// <summary>Texts of the work list, the grid and the form.</summary>
public sealed class EntryTexts;
