namespace Klang.Web.Features.Reminders;

/// <summary>Texts of mails, of the calendar, and of the pages about them.</summary>
public sealed class RemindersTexts;
