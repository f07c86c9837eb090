namespace Klang.Web.Features.Figures;

/// <summary>Texts of live figures.</summary>
public sealed class FiguresTexts;
