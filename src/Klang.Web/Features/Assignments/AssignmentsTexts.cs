namespace Klang.Web.Features.Assignments;

/// <summary>Texts of who does what in an office.</summary>
public sealed class AssignmentsTexts;
