using Klang.Core.People;
using Klang.Core.Reminders;
using Klang.Core.Rounds;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Reminders;

/// <summary>Reports and people for tests of reminders; the round is due on Friday 20 November 2569.</summary>
internal static class ReminderFacts
{
    public static readonly DateOnly Due = new(2026, 11, 20);

    public static readonly ReminderPerson Officer = new(Guid.Parse("11111111-0000-0000-0000-000000000000"), Role.Officer, "5701");
    public static readonly ReminderPerson Colleague = new(Guid.Parse("22222222-0000-0000-0000-000000000000"), Role.Officer, "5701");
    public static readonly ReminderPerson Reviewer = new(Guid.Parse("33333333-0000-0000-0000-000000000000"), Role.ProvinceReviewer, "57");

    public static OwedReport Report(string unit = "5701", SubmissionStatus status = SubmissionStatus.Draft, DateOnly? due = null, DateOnly? extended = null, string dataset = "savings-group")
    {
        var on = due ?? Due;
        var id = new RoundId(dataset, FiscalYear.Of(on), 1);
        return new OwedReport(unit, unit[..2], new RoundDates(id, null, null, on.AddDays(-30), on, on, on.AddDays(7), on.AddDays(60), on.AddDays(-40)), status, extended);
    }

    /// <summary>What is told on a day, with weekends as the only days off.</summary>
    public static IReadOnlyList<Digest> On(DateOnly today, IReadOnlyCollection<OwedReport> reports, params ReminderPerson[] people) =>
        ReminderDay.Of(today, null, WorkingDays.WeekendsOnly) is { } day ? ReminderPlan.Make(day, ReminderSteps.Usual, reports, people) : [];
}
