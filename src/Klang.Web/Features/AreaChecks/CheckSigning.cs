using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>A signature as somebody gives it.</summary>
/// <param name="Version">Of the sheet as the person saw it.</param>
/// <param name="Fingerprint">Of the registry as the person saw it.</param>
/// <param name="Certified">Whether the sentence was ticked.</param>
public sealed record CheckSignature(int Version, string? Fingerprint, bool Certified);

/// <summary>Puts a name to a sheet, and takes it back.</summary>
public sealed class CheckSigning(ProcessRunner processes, CheckDoor door, CheckReader reader, TimeProvider clock)
{
    /// <returns>The signed sheet. Problems: the door's, 412.1, area-checks.signed, .not-certified, .registry-changed, .open.</returns>
    public async Task<Result<CheckSheet>> SignAsync(Actor actor, FiscalYear year, string unitCode, CheckSignature signature, CancellationToken cancel = default)
    {
        var unit = await door.AnswerAsync(actor, year, unitCode, cancel);
        return !unit.IsOk ? unit.Problem
            : !signature.Certified ? AreaCheckProblems.NotCertified
            : await processes.RunAsync(new Process("area-check.sign", actor), scope => SignAsync(scope, unit.Value, year, signature, cancel), cancel);
    }

    /// <returns>The open sheet. Problems: the door's, 412.1, 422.3, area-checks.not-signed, .reopen-late.</returns>
    public async Task<Result<CheckSheet>> ReopenAsync(Actor actor, FiscalYear year, string unitCode, int version, string? why, CancellationToken cancel = default)
    {
        var unit = await door.AnswerAsync(actor, year, unitCode, cancel);
        return !unit.IsOk ? unit.Problem
            : string.IsNullOrWhiteSpace(why) ? Problems.ReasonNeeded with { Where = "why" }
            : await processes.RunAsync(new Process("area-check.reopen", actor, why.Trim()), scope => ReopenAsync(scope, unit.Value, year, version, cancel), cancel);
    }

    private async Task<Result<CheckSheet>> SignAsync(ProcessScope scope, ReportingUnit unit, FiscalYear year, CheckSignature signature, CancellationToken cancel)
    {
        // Whoever changes the registry waits, so that what is signed is what stands there.
        await AreaRecorder.LockAsync(scope.Db, cancel);
        var sheet = await reader.ReadAsync(unit, year, cancel);
        if (Refusal(sheet, signature) is { } refusal)
        {
            return refusal;
        }

        var stored = await StoredAsync(scope, sheet, cancel);
        (stored.SignedAt, stored.SignedBy, stored.SignedById) = (scope.Now, scope.Actor.Name, scope.Actor.Id);
        await scope.Db.SaveChangesAsync(cancel);
        scope.Note(unit.Code, CheckDoor.Subject(year, unit.Code), new
        {
            areas = sheet.Tally.Areas,
            correct = sheet.Tally.Correct,
            wrong = sheet.Rows.Where(r => r.Answer!.Answer == AreaCheckAnswer.Wrong).Select(r => r.Area.Code),
            registry = sheet.Fingerprint,
        });
        await CheckNotices.TellProvinceAsync(scope, unit, year, CheckNotices.Signed, cancel);
        return await reader.ReadAsync(unit, year, cancel);
    }

    private static Problem? Refusal(CheckSheet sheet, CheckSignature signature) =>
        sheet.IsSigned ? AreaCheckProblems.Signed
        : sheet.Version != signature.Version ? Problems.ChangedSinceRead
        : sheet.Fingerprint != signature.Fingerprint ? AreaCheckProblems.RegistryChanged
        : !sheet.Tally.IsComplete ? AreaCheckProblems.Open(sheet.Tally.Open, sheet.Tally.Unexplained)
        : null;

    private async Task<Result<CheckSheet>> ReopenAsync(ProcessScope scope, ReportingUnit unit, FiscalYear year, int version, CancellationToken cancel)
    {
        var sheet = await reader.ReadAsync(unit, year, cancel);
        if (!sheet.IsSigned || sheet.Version != version || clock.Today() > sheet.DueOn)
        {
            return !sheet.IsSigned ? AreaCheckProblems.NotSigned
                : sheet.Version != version ? Problems.ChangedSinceRead
                : AreaCheckProblems.ReopenTooLate(sheet.DueOn);
        }

        var stored = await StoredAsync(scope, sheet, cancel);
        var old = new { stored.SignedAt, stored.SignedBy };
        (stored.SignedAt, stored.SignedBy, stored.SignedById) = (null, null, null);
        await scope.Db.SaveChangesAsync(cancel);
        scope.Note(unit.Code, CheckDoor.Subject(year, unit.Code), new { old });
        await CheckNotices.TellProvinceAsync(scope, unit, year, CheckNotices.Reopened, cancel);
        return await reader.ReadAsync(unit, year, cancel);
    }

    private static async Task<AreaCheckSheet> StoredAsync(ProcessScope scope, CheckSheet sheet, CancellationToken cancel)
    {
        var stored = await scope.Db.AreaCheckSheets.SingleAsync(s => s.Id == sheet.Stored!.Id, cancel);
        stored.Version++;
        return stored;
    }
}
