using Klang.Core.Reminders;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Klang.Web.Hosting.Jobs;

namespace Klang.Web.Features.Reminders;

/// <summary>A digest and whom it goes to.</summary>
public sealed record PlannedDigest(Digest Digest, Recipient To);

/// <summary>Who is to be told what: of the day that is written now, or of the next one that will be.</summary>
public sealed class DigestPlan(KlangDb db, ReminderFacts facts, JobTurns turns, TimeProvider clock)
{
    /// <summary>The job that writes digests.</summary>
    public const string Job = "reminders";

    /// <summary>The day as a slot when digests may be written now: a working day between 07:30 and 19:00.</summary>
    public async Task<string?> SlotAsync(CancellationToken cancel = default) =>
        QuietHours.IsQuiet(clock.Local(), await db.WorkingDaysAsync(cancel)) ? null : Slots.Day(clock.Today());

    /// <summary>The day on which digests are written next: today as long as that can be, else the next working day.</summary>
    public async Task<DateOnly> NextDayAsync(CancellationToken cancel = default) =>
        DateOnly.FromDateTime(QuietHours.Next(clock.Local(), await db.WorkingDaysAsync(cancel)));

    public async Task<IReadOnlyList<PlannedDigest>> MakeAsync(DateOnly on, CancellationToken cancel = default)
    {
        var before = await LastBeforeAsync(on, cancel);
        if (ReminderDay.Of(on, before, await db.WorkingDaysAsync(cancel)) is not { } day)
        {
            return [];
        }

        var people = (await facts.PeopleAsync(cancel)).ToDictionary(p => p.User.Id);
        var digests = ReminderPlan.Make(day, ReminderSteps.Usual, await facts.OwedAsync(on, cancel), people.Values.Select(p => p.Person));
        return [.. digests.Select(d => new PlannedDigest(d, people[d.PersonId]))];
    }

    private async Task<DateOnly?> LastBeforeAsync(DateOnly day, CancellationToken cancel) =>
        await turns.LastBeforeAsync(Job, Slots.Day(day), cancel) is { } slot ? Slots.DayOf(slot) : null;
}
