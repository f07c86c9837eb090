using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Cases;

/// <summary>
/// The only writer of cases. It works inside the caller's process, so that what another room writes stands or falls with it;
/// permission is asked here, and the caller writes a refusal's line (<see cref="CaseTalk"/> does).
/// </summary>
public sealed class CaseDesk(AttachmentStore files)
{
    /// <summary>Opens a case for the actor's unit: numbered within the fiscal year without a gap, sent to the level above, told there.</summary>
    public async Task<Result<Case>> OpenAsync(ProcessScope scope, NewCase wanted, CancellationToken cancel = default)
    {
        var (title, text) = (CaseText.Title(wanted.Title), CaseText.Message(wanted.Text));
        if ((title.Problem ?? text.Problem ?? Permission.May(scope.Actor, Act.OpenCase, new AreaTarget(scope.Actor.Scope))) is { } problem)
        {
            return problem;
        }

        var unit = await scope.Db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == scope.Actor.UnitCode, cancel);
        if (unit is null)
        {
            return Problems.NotYourUnit;
        }

        var today = Bangkok.DayOf(scope.Now);
        var state = CaseMoves.Begins(AreaCode.Parse(unit.AreaCode).Level);
        var year = FiscalYear.Of(today).Year;
        var opened = new Case
        {
            Id = Guid.CreateVersion7(),
            Kind = wanted.Kind,
            FiscalYear = year,
            Number = await CaseNumbers.NextAsync(scope, year, cancel),
            UnitCode = unit.Code,
            AreaCode = unit.AreaCode,
            Title = title.Value!,
            State = state,
            DueOn = CaseClock.DueOn(state, today, await scope.Db.DaysAsync(cancel)),
            OpenedAt = scope.Now,
            OpenedBy = scope.Actor.Name,
            OpenedById = scope.Actor.Id,
            ChangedAt = scope.Now,
            Version = 1,
        };
        scope.Db.Cases.Add(opened);
        await WriteAsync(scope, opened, text.Value!, null, wanted.Files, cancel);
        scope.Note(opened.UnitCode, Name(opened), new { kind = opened.Kind.ToString(), state = state.ToString(), files = wanted.Files.Length });
        await CaseNotices.TellAsync(scope, opened, "case.opened", cancel);
        return opened;
    }

    /// <summary>A message that leaves the case where it is.</summary>
    public async Task<Result<Case>> SayAsync(ProcessScope scope, Guid id, int version, CaseWords words, CancellationToken cancel = default)
    {
        var (found, text) = (await FindAsync(scope, id, version, _ => Act.OpenCase, cancel), CaseText.Message(words.Text));
        if ((found.Problem ?? text.Problem) is { } problem)
        {
            return problem;
        }

        var at = found.Value!;
        if (!at.State.IsOpen())
        {
            return CaseProblems.Over;
        }

        if (text.Value!.Length == 0 && words.Files.IsEmpty)
        {
            return CaseProblems.WordsNeeded;
        }

        Touch(scope, at);
        await WriteAsync(scope, at, text.Value, null, words.Files, cancel);
        scope.Note(at.UnitCode, Name(at), new { files = words.Files.Length });
        await CaseNotices.TellAsync(scope, at, "case.message", cancel);
        return at;
    }

    /// <summary>Takes the case where the table of moves allows, with a word or without.</summary>
    public async Task<Result<Case>> MoveAsync(ProcessScope scope, Guid id, int version, CaseState to, CaseWords words, CancellationToken cancel = default)
    {
        var (found, text) = (await FindAsync(scope, id, version, from => CaseMoves.ActOf(from, to), cancel), CaseText.Message(words.Text));
        if ((found.Problem ?? text.Problem) is { } problem)
        {
            return problem;
        }

        var at = found.Value!;
        var from = at.State;
        if (CaseMoves.Refusal(at.Standing(), to, scope.Actor.SidesIn(at.UnitCode), text.Value) is { } refusal)
        {
            return refusal;
        }

        var days = await scope.Db.DaysAsync(cancel);
        at.DueOn = CaseClock.AfterMove(from, to, at.DueOn, Bangkok.DayOf(scope.Now), days);
        at.State = to;
        Touch(scope, at);
        await WriteAsync(scope, at, text.Value!, to, words.Files, cancel);
        scope.Note(at.UnitCode, Name(at), new { from = from.ToString(), to = to.ToString(), files = words.Files.Length });
        await CaseNotices.TellAsync(scope, at, "case." + to.ToString().ToLowerInvariant(), cancel);
        return at;
    }

    private static async Task<Result<Case>> FindAsync(ProcessScope scope, Guid id, int version, Func<CaseState, Act> act, CancellationToken cancel)
    {
        var found = await scope.Db.Cases.FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null)
        {
            return Problems.NotFound;
        }

        // Whoever looks at an old page is told so before being told that the step is not possible any more.
        var stale = version == found.Version ? null : Problems.ChangedSinceRead;
        var problem = Permission.May(scope.Actor, Act.ReadCase, found.Target()) ?? stale ?? Permission.May(scope.Actor, act(found.State), found.Target());
        return problem is null ? found : problem;
    }

    private static void Touch(ProcessScope scope, Case at)
    {
        at.Version++;
        at.ChangedAt = scope.Now;
    }

    private async Task WriteAsync(ProcessScope scope, Case at, string text, CaseState? movedTo, IEnumerable<Core.Attachments.CleanFile> attached, CancellationToken cancel)
    {
        var message = new CaseMessage
        {
            Id = Guid.CreateVersion7(),
            CaseId = at.Id,
            At = scope.Now,
            By = scope.Actor.Name,
            ById = scope.Actor.Id,
            UnitCode = scope.Actor.UnitCode,
            Text = text,
            MovedTo = movedTo,
        };
        scope.Db.CaseMessages.Add(message);
        await files.AddAsync(scope, at.Id, message.Id, attached, cancel);
    }

    private static string Name(Case at) => $"{at.Label} {at.Title}";
}
