using Klang.Core.Common;
using Klang.Core.Submissions;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Entry;

/// <summary>The words and badge classes of a piece of work.</summary>
internal static class WorkWords
{
    public static string DaysLeft(WorkLine item, IStringLocalizer<EntryTexts> texts) => item switch
    {
        WorkItem { Urgency: Urgency.Done } sent => texts["SentOn", Display.Day(sent.Submission.SubmittedAt is { } at ? Hosting.Bangkok.DayOf(at) : null)],
        WorkItem { Urgency: Urgency.NotOpen } later => texts["OpensOn", Display.Day(later.Round.OpensOn)],
        WorkCheck { Task.SignedAt: { } signed } => texts["SignedOn", Display.Day(Hosting.Bangkok.DayOf(signed))],
        { DaysLeft: < 0 } => texts["OverdueBy", (-item.DaysLeft).Plain()],
        { DaysLeft: 0 } => texts["DueToday"],
        _ => texts["DaysLeft", item.DaysLeft.Plain()],
    };

    public static string Round(WorkItem item, IStringLocalizer<EntryTexts> texts)
    {
        var round = texts["RoundOf", item.Submission.RoundNumber.Plain(), item.Submission.FiscalYear.Plain()].Value;
        return item.Round.NameTh is { } name ? $"{round} · {Language.Pick(name, item.Round.NameEn)}" : round;
    }

    public static string StatusKey(WorkItem item) => item.Urgency switch
    {
        Urgency.Overdue => "Overdue",
        Urgency.NotOpen => "NotOpen",
        _ => item.Submission is { Status: SubmissionStatus.Draft, RowsConfirmed: 0 } ? "NotBegun" : item.Submission.Status.ToString(),
    };

    public static string BadgeClass(WorkItem item) => item.Urgency switch
    {
        Urgency.Overdue => "badge--overdue",
        Urgency.NotOpen => "badge--not-open",
        Urgency.DueSoon => "badge--due-soon",
        _ => StatusClass(item.Submission.Status),
    };

    public static string StatusClass(SubmissionStatus status) => "badge--" + status.ToString().ToLowerInvariant();
}
