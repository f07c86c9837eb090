using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Corrections;

/// <summary>A request with its case, for a page.</summary>
/// <param name="Area">The area's code now; the last it bore where it is gone.</param>
/// <param name="Provisional">The area that entry goes on against meanwhile.</param>
public sealed record CorrectionView(Case Case, CorrectionRequest Request, CorrectionWish Wish, AreaCode Area, LocalText Place, AreaCode? Provisional);

/// <summary>Reads requests for whoever may read their case.</summary>
public sealed class CorrectionReader(KlangDb db, CaseReader cases, AreaNames names)
{
    public async Task<Result<CorrectionView>> FindAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var found = await cases.FindAsync(actor, id, cancel);
        return !found.IsOk ? found.Problem : await ViewAsync(found.Value, cancel) is { } view ? view : Problems.NotFound;
    }

    private async Task<CorrectionView?> ViewAsync(Case of, CancellationToken cancel)
    {
        if (await db.CorrectionRequests.AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == of.Id, cancel) is not { } request)
        {
            return null;
        }

        var code = await CodeAsync(db, request.AreaId, cancel);
        return new CorrectionView(of, request, CorrectionWishJson.Read(request.Wish), code, await names.PlaceAsync(code, cancel), await ProvisionalAreas.CodeAsync(db, request.ProvisionalAreaId, cancel));
    }

    /// <summary>The code an area bears, or bore last.</summary>
    internal static async Task<AreaCode> CodeAsync(KlangDb db, long areaId, CancellationToken cancel) => AreaCode.Parse(await db.AreaVersions
        .Where(v => v.AreaId == areaId && v.SupersededAt == null).OrderByDescending(v => v.ValidTo == null).ThenByDescending(v => v.ValidTo)
        .Select(v => v.Code).FirstAsync(cancel));
}
