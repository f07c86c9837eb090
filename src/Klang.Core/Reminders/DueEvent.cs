namespace Klang.Core.Reminders;

/// <summary>A due date in a calendar: an event of a whole day.</summary>
/// <param name="Uid">Never changes for the same report, whatever happens to its date.</param>
/// <param name="Changed">UTC; when the date or the state last changed.</param>
/// <param name="Reminds">Whether the calendar program is to ring on the day before.</param>
public sealed record DueEvent(string Uid, DateOnly Day, string Summary, string Description, DateTime Changed, bool Reminds)
{
    /// <summary>Where to look at it; null where the site's address is not known.</summary>
    public string? Url { get; init; }
}
