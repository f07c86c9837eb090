using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Letters;

/// <summary>The letters an office made.</summary>
public sealed class LetterRegister(KlangDb db)
{
    /// <summary>Newest first.</summary>
    public Task<List<Letter>> OfAsync(Actor actor, LetterSender sender, int most, CancellationToken cancel = default) =>
        Of(actor, sender).OrderByDescending(l => l.MadeAt).ThenByDescending(l => l.Id).Take(most).ToListAsync(cancel);

    /// <summary>The attachment that holds a letter of the office; null for another's.</summary>
    public async Task<Guid?> FileAsync(Actor actor, LetterSender sender, Guid letter, CancellationToken cancel = default) => await Of(actor, sender)
        .Where(l => l.Id == letter).Join(db.Attachments, l => l.Id, a => a.OwnerId, (_, a) => (Guid?)a.Id).FirstOrDefaultAsync(cancel);

    private IQueryable<Letter> Of(Actor actor, LetterSender sender)
    {
        var unit = sender.Unit.Code;
        return db.Letters.AsNoTracking().VisibleTo(actor).Where(l => l.UnitCode == unit);
    }
}
