namespace Klang.Web.Features.People;

/// <summary>Texts of signing in and of accounts. Thai in PeopleTexts.resx, English in PeopleTexts.en.resx.</summary>
public sealed class PeopleTexts;
