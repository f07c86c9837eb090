using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Support;

/// <summary>An answer for everybody.</summary>
public sealed record HelpAnswer(Guid Id, string Title, string Text, DateTime At, string Unit);

/// <summary>An answer in its case, before it is marked.</summary>
public sealed record MarkableAnswer(CaseMessage Message, Case Case);

/// <summary>Answers that were marked as helpful: found by anybody who is signed in, marked by whoever may decide their case.</summary>
public sealed class HelpBook(KlangDb db, ProcessRunner processes, Guard guard)
{
    private const char Between = '\n';

    /// <summary>Those that speak of a question; the newest where nothing is asked.</summary>
    public async Task<IReadOnlyList<HelpAnswer>> FindAsync(string? question, int most, CancellationToken cancel = default)
    {
        var helpful = db.CaseMessages.AsNoTracking().Where(m => m.Helpful);
        if (string.IsNullOrWhiteSpace(question))
        {
            return await ShowAsync(helpful.OrderByDescending(m => m.At).Take(most), cancel);
        }

        var keys = await helpful.Select(m => new { m.Id, m.HelpSearch }).ToListAsync(cancel);
        var best = HelpMatch.Rank(question, keys.Select(k => (k.Id, k.HelpSearch!.Split(Between)[0], k.HelpSearch.Split(Between)[^1]))).Take(most).ToList();
        var found = await ShowAsync(helpful.Where(m => best.Contains(m.Id)), cancel);
        return [.. found.OrderBy(a => best.IndexOf(a.Id))];
    }

    /// <summary>An answer that somebody may mark: written by the levels above, in a case the reader may decide.</summary>
    public async Task<Result<MarkableAnswer>> MarkableAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var message = await db.CaseMessages.FirstOrDefaultAsync(m => m.Id == id, cancel);
        var at = message is null ? null : await db.Cases.AsNoTracking().FirstAsync(c => c.Id == message.CaseId, cancel);
        if (at is null || message!.UnitCode == at.UnitCode || message.Text.Length == 0)
        {
            return Problems.NotFound;
        }

        return await guard.AskAsync(actor, Act.DecideCase, at.Target(), at.Label) is { } problem ? problem : new MarkableAnswer(message, at);
    }

    /// <param name="title">The question it answers, in words for others; null takes the mark away.</param>
    public async Task<Result<bool>> MarkAsync(Actor actor, Guid id, string? title, CancellationToken cancel = default)
    {
        var (asked, clean) = (await MarkableAsync(actor, id, cancel), title is null ? (Result<string>)"" : CaseText.Title(title));
        if ((asked.Problem ?? clean.Problem) is { } problem)
        {
            return problem;
        }

        return await processes.RunAsync<bool>(new Process(title is null ? "help.unmark" : "help.mark", actor), async scope =>
        {
            var message = await scope.Db.CaseMessages.FirstAsync(m => m.Id == id, cancel);
            (message.Helpful, message.HelpTitle) = (title is not null, title is null ? null : clean.Value);
            message.HelpSearch = title is null ? null : HelpMatch.Key(clean.Value!) + Between + HelpMatch.Key(message.Text);
            scope.Note(asked.Value!.Case.UnitCode, asked.Value.Case.Label, new { title = message.HelpTitle });
            return true;
        }, cancel);
    }

    private async Task<List<HelpAnswer>> ShowAsync(IQueryable<CaseMessage> messages, CancellationToken cancel)
    {
        var found = await messages.ToListAsync(cancel);
        var codes = found.Select(m => m.UnitCode).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => Language.Pick(u.NameTh, u.NameEn), cancel);
        return found.ConvertAll(m => new HelpAnswer(m.Id, m.HelpTitle!, m.Text, m.At, units.GetValueOrDefault(m.UnitCode, m.By)));
    }
}
