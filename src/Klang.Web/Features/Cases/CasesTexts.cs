namespace Klang.Web.Features.Cases;

/// <summary>Texts of cases: the list, the conversation, the states.</summary>
public sealed class CasesTexts;
