using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Figures;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Letters;

/// <summary>Collects what a letter is filled with, from the same doors that the screens read.</summary>
public sealed class LetterContents(
    RoundQueries rounds, LetterReports reports, FigureQueries figures, LetterSenders senders, LetterForms forms, AreaNames names, Catalogue catalogue, TimeProvider clock)
{
    /// <returns>422 where there would be nothing to say.</returns>
    public async Task<Result<LetterContent>> ReadAsync(Actor actor, LetterOrder order, CancellationToken cancel = default)
    {
        var values = new LetterValues(order, forms.Office(order.Sender.Area).Letters, clock.Today(), await senders.AddresseesAsync(order.Sender, cancel));
        var round = order.Round is { } id ? await rounds.FindAsync(id, clock.Today(), cancel) : null;
        if (order.Round is not null && round is null)
        {
            return LetterProblems.UnknownRound;
        }

        return order.Kind switch
        {
            LetterKind.Announcement => await ScheduleAsync(order, values, cancel),
            LetterKind.Reminder or LetterKind.Overdue or LetterKind.Thanks => await ReportsAsync(actor, order, values.About(round), cancel),
            LetterKind.Transmittal => await FiguresAsync(actor, order, values.About(round), cancel),
            _ => throw new NotSupportedException($"Unknown kind {order.Kind}."),
        };
    }

    private async Task<Result<LetterContent>> ScheduleAsync(LetterOrder order, LetterValues values, CancellationToken cancel)
    {
        var annex = CalendarAnnex.Of(await rounds.AnnouncedAsync(order.Year, clock.Today(), cancel));
        return annex.IsEmpty ? LetterProblems.Nobody(order.Kind) : new LetterContent(values.All(null), ScheduleTable.Of(annex));
    }

    private async Task<Result<LetterContent>> ReportsAsync(Actor actor, LetterOrder order, LetterValues values, CancellationToken cancel)
    {
        var all = await reports.ReadAsync(actor, order, cancel);
        if (!all.IsOk)
        {
            return all.Problem;
        }

        var chosen = ReportChoice.Of(order, all.Value);
        return chosen.IsEmpty
            ? LetterProblems.Nobody(order.Kind)
            : new LetterContent(values.Listing(chosen).All([.. chosen.Select(r => r.Of.Area).Distinct()]), ReportTables.Of(order, chosen, values.Addressees.Count));
    }

    private async Task<Result<LetterContent>> FiguresAsync(Actor actor, LetterOrder order, LetterValues values, CancellationToken cancel)
    {
        if (order.Round is not { } round || catalogue.Find(round.DatasetKey) is not { } dataset)
        {
            return LetterProblems.RoundNeeded;
        }

        var query = new FigureQuery { Dataset = dataset, Round = round, Within = order.Sender.Area, By = order.Sender.IsDepartment ? AreaLevel.Province : AreaLevel.District };
        var found = await figures.ReadAsync(actor, query, cancel);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var total = found.Value.Total.Completeness;
        return total.Started == 0
            ? LetterProblems.Nobody(order.Kind)
            : new LetterContent(values.Counting(total).All(null), FigureTables.Of(order.Sender, found.Value, await names.ReadAsync(cancel)));
    }
}
