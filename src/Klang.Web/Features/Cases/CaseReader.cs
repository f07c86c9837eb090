using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Cases;

/// <summary>A line of the conversation with its files, and whether the asking office wrote it.</summary>
public sealed record CaseLine(CaseMessage Message, string Unit, bool ByAsker, IReadOnlyList<Attachment> Files);

/// <summary>A case as its page shows it.</summary>
public sealed record CaseView(Case Case, string Unit, IReadOnlyList<CaseLine> Lines);

/// <summary>Reads cases for whoever may; outside their area nothing is found, and the trail says who looked.</summary>
public sealed class CaseReader(KlangDb db, Guard guard, AttachmentStore files)
{
    public async Task<Result<Case>> FindAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        var problem = found is null ? Problems.NotFound : await guard.AskAsync(actor, Act.ReadCase, found.Target(), found.Label);
        return problem is null ? found! : problem;
    }

    public async Task<Result<CaseView>> ReadAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var found = await FindAsync(actor, id, cancel);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var messages = await db.CaseMessages.AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancel);
        var attached = (await files.OfAsync(id, cancel)).ToLookup(f => f.MessageId);
        var codes = messages.Select(m => m.UnitCode).Append(found.Value.UnitCode).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => Language.Pick(u.NameTh, u.NameEn), cancel);
        string name(string code) => units.GetValueOrDefault(code, code);
        return new CaseView(found.Value, name(found.Value.UnitCode),
            [.. messages.Select(m => new CaseLine(m, name(m.UnitCode), m.UnitCode == found.Value.UnitCode, [.. attached[m.Id]]))]);
    }
}
