namespace Klang.Web.Features.Shell;

/// <summary>Texts of the layout and of what all rooms say. Thai in ShellTexts.resx, English in ShellTexts.en.resx.</summary>
public sealed class ShellTexts;
