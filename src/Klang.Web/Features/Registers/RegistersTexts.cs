namespace Klang.Web.Features.Registers;

/// <summary>Texts of the registers.</summary>
public sealed class RegistersTexts;
