using Klang.Core.People;

namespace Klang.Core.Reminders;

/// <summary>Somebody who may be reminded: an account that is not closed.</summary>
public sealed record ReminderPerson(Guid Id, Role Role, string UnitCode)
{
    /// <summary>Records for an office; a province's reviewers record what the province owes.</summary>
    public bool Records => Role is Role.Officer or Role.ProvinceReviewer;
}
