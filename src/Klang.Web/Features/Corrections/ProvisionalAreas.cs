using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Corrections;

/// <summary>The areas that entry goes on against until a request is decided.</summary>
public sealed class ProvisionalAreas(AreaDecisions decisions)
{
    /// <summary>Makes the missing area, marked provisional, under the code asked for or a free one.</summary>
    /// <returns>Its id.</returns>
    public async Task<Result<long>> MakeAsync(ProcessScope scope, Case asked, NewCorrection request, CancellationToken cancel)
    {
        var wanted = AreaCode.TryParse(request.Wish.Code, out var known) && !await scope.Db.AreaVersions.AnyAsync(v => v.Code == known.Digits, cancel)
            ? known
            : await decisions.FreeCodeAsync(request.Area, cancel);
        if (wanted is not { } code)
        {
            return Problems.Invalid("พื้นที่นี้มีรหัสครบทุกหมายเลขแล้ว แจ้งรหัสที่ถูกต้องมาด้วย", "Every number in this area is taken. Say which code it should have.", nameof(WishPart.Code));
        }

        var made = await decisions.ApplyAsync(scope, new AreaDecision(asked.Title, asked.Label, request.EffectiveOn ?? Bangkok.DayOf(scope.Now), [
            new CreateArea(code, request.Wish.NameTh!, null, null, request.Area, [], Provisional: true),
        ]) { CaseId = asked.Id }, cancel);
        return made.IsOk
            ? await scope.Db.AreaVersions.Where(v => v.EventId == made.Value.Id && v.Code == code.Digits).Select(v => v.AreaId).FirstAsync(cancel)
            : made.Problem;
    }

    /// <summary>The code it bears now; null where there is none or it is official by now.</summary>
    public static async Task<AreaCode?> CodeAsync(Data.KlangDb db, long? areaId, CancellationToken cancel)
    {
        var code = areaId is null ? null : await db.AreaVersions.Where(v => v.AreaId == areaId && v.SupersededAt == null && v.Provisional && v.ValidTo == null).Select(v => v.Code).FirstOrDefaultAsync(cancel);
        return code is null ? null : AreaCode.Parse(code);
    }

    /// <summary>Ends it: the request was refused or taken back. What was recorded against it stays.</summary>
    public async Task<Problem?> EndAsync(ProcessScope scope, Case asked, long? areaId, CancellationToken cancel) =>
        await CodeAsync(scope.Db, areaId, cancel) is { } code
            ? (await decisions.ApplyAsync(scope, new AreaDecision(asked.Title, asked.Label, Bangkok.DayOf(scope.Now), ImmutableArray.Create<AreaStep>(new AbolishArea(code, []))) { CaseId = asked.Id }, cancel)).Problem
            : null;
}
