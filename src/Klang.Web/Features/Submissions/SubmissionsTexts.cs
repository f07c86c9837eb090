namespace Klang.Web.Features.Submissions;

/// <summary>Texts of submitting and reviewing.</summary>
public sealed class SubmissionsTexts;
