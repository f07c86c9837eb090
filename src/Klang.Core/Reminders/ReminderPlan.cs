using System.Collections.Immutable;
using Klang.Core.People;

namespace Klang.Core.Reminders;

/// <summary>
/// Who is to be told what on a day. A report that passes a step brings its people one digest of all they owe; nobody is told of
/// what is done, and nobody gets two. The same facts give the same digests.
/// </summary>
public static class ReminderPlan
{
    public static ImmutableArray<Digest> Make(ReminderDay day, ReminderSteps steps, IReadOnlyCollection<OwedReport> reports, IEnumerable<ReminderPerson> people)
    {
        var open = reports.Where(r => r.IsOpen(day.Day)).Select(r => new DigestLine(r, r.DaysLeft(day.Day))).ToList();
        var own = open.Where(line => line.DaysLeft <= steps.Ahead || line.Report.Status == Submissions.SubmissionStatus.Returned)
            .ToLookup(line => line.Report.UnitCode, StringComparer.Ordinal);
        var late = open.Where(line => line.DaysLeft < 0).ToLookup(line => line.Report.ProvinceCode, StringComparer.Ordinal);
        return [.. people.DistinctBy(p => p.Id).OrderBy(p => p.Id).Select(p => One(day, steps, p, own, late)).OfType<Digest>()];
    }

    private static Digest? One(
        ReminderDay day, ReminderSteps steps, ReminderPerson person, ILookup<string, DigestLine> own, ILookup<string, DigestLine> late)
    {
        var mine = person.Records ? own[person.UnitCode].Where(line => Concerns(line, person)).ToList() : [];
        var watched = person.Role == Role.ProvinceReviewer ? late[person.UnitCode].Where(line => line.Report.UnitCode != person.UnitCode).ToList() : [];
        var tellsOwn = mine.Exists(line => steps.Passed(line.DaysLeft, day.Days));
        var tellsLate = watched.Exists(line => steps.PassedLate(line.DaysLeft, day.Days));
        return tellsOwn || tellsLate
            ? new Digest(
                person.Id,
                day.Day,
                tellsOwn ? [.. mine.OrderBy(line => line.DaysLeft).ThenBy(Name, StringComparer.Ordinal)] : [],
                tellsLate ? [.. watched.OrderBy(line => line.Report.UnitCode, StringComparer.Ordinal).ThenBy(line => line.DaysLeft).ThenBy(Name, StringComparer.Ordinal)] : [])
            : null;
    }

    /// <summary>Who was given it; when it is overdue, or nobody was, the whole office.</summary>
    private static bool Concerns(DigestLine line, ReminderPerson person) =>
        line.Report.Assigned.IsEmpty || line.DaysLeft < 0 || line.Report.Assigned.Contains(person.Id);

    private static string Name(DigestLine line) => line.Report.Dates.Id.ToString();
}
