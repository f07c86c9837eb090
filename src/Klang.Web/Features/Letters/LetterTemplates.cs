using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Letters;

/// <summary>How an office words a kind of letter.</summary>
/// <param name="Parts">All of them, its own over the shipped.</param>
/// <param name="Version">Of the office's own; 0 where it has none.</param>
public sealed record LetterWording(LetterParts Parts, int Version, string? ChangedBy, DateTime? ChangedAt);

/// <summary>The wording that offices made their own: only what differs from what is shipped is kept.</summary>
public sealed class LetterTemplates(KlangDb db, LetterForms forms, ProcessRunner processes)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<LetterWording> ReadAsync(LetterSender sender, LetterKind kind, CancellationToken cancel = default)
    {
        var (unit, key) = (sender.Unit.Code, kind.Key());
        var own = await db.LetterTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.UnitCode == unit && t.Kind == key, cancel);
        var shipped = forms.Shipped(kind, sender.Area);
        return own is null ? new LetterWording(shipped, 0, null, null) : new LetterWording(shipped.With(Parts(own.Parts)), own.Version, own.ChangedBy, own.ChangedAt);
    }

    /// <param name="version">The version that was read; a stale one is refused.</param>
    /// <param name="parts">The whole wording; null goes back to the shipped one.</param>
    /// <returns>The new version.</returns>
    public async Task<Result<int>> SaveAsync(Actor actor, LetterSender sender, LetterKind kind, int version, LetterParts? parts, CancellationToken cancel = default)
    {
        if (parts is not null && LetterCheck.Fault(parts) is { } fault)
        {
            return fault;
        }

        var kept = parts?.Since(forms.Shipped(kind, sender.Area)) ?? LetterParts.Empty;
        return await processes.RunAsync(new Process("letter.template", actor), scope => SaveAsync(scope, sender, kind, version, kept, cancel), cancel);
    }

    private static async Task<Result<int>> SaveAsync(ProcessScope scope, LetterSender sender, LetterKind kind, int version, LetterParts kept, CancellationToken cancel)
    {
        var (unit, key) = (sender.Unit.Code, kind.Key());
        var row = await scope.Db.LetterTemplates.FirstOrDefaultAsync(t => t.UnitCode == unit && t.Kind == key, cancel);
        if ((row?.Version ?? 0) != version)
        {
            return Problems.ChangedSinceRead;
        }

        if (row is null)
        {
            row = new LetterTemplate { Id = Guid.CreateVersion7(), UnitCode = unit, Kind = key, Parts = "", ChangedBy = "" };
            scope.Db.LetterTemplates.Add(row);
        }

        var before = row.Parts;
        (row.Parts, row.Version, row.ChangedAt, row.ChangedBy) = (Text(kept), version + 1, scope.Now, scope.Actor.Name);
        scope.Note(unit, "letter " + key, new { before, after = row.Parts });
        return row.Version;
    }

    private static string Text(LetterParts parts) => JsonSerializer.Serialize(parts.Texts.OrderBy(t => t.Key).ToDictionary(t => t.Key.Key(), t => t.Value, StringComparer.Ordinal), Json);

    /// <summary>A part that this version no longer has is left out.</summary>
    private static LetterParts Parts(string json) => LetterParts.Typed(
        (JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Json) ?? []).Where(t => LetterPartList.Parse(t.Key) is not null)
            .Select(t => KeyValuePair.Create(LetterPartList.Parse(t.Key)!.Value, t.Value)));
}
