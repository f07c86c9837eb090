using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Registers;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>An entry in a certification.</summary>
/// <param name="Confirmed">Confirmed, changed or added in this year's certification.</param>
public sealed record CertifiedEntry(Subject Entry, EntryStanding Standing, bool Confirmed);

/// <summary>A register as it stands in a year's certification.</summary>
public sealed record RegisterStanding(CompiledRegister Register, ImmutableArray<CertifiedEntry> Entries)
{
    public int Active => Entries.Count(e => e.Entry.Active);

    public int Confirmed => Entries.Count(e => e.Entry.Active && e.Confirmed);

    public int Open => Active - Confirmed;

    public int Changed => Entries.Count(e => e.Standing == EntryStanding.Changed);

    public int New => Entries.Count(e => e.Standing == EntryStanding.New);

    public int Ended => Entries.Count(e => e.Standing == EntryStanding.Ended);
}

/// <summary>The registers that a dataset certifies: where they stand, what still blocks, and how they are frozen into the filed copy.</summary>
public sealed class Certifications(KlangDb db, Catalogue catalogue, SurroundingsReader surroundings, TimeProvider clock)
{
    private static readonly LocalText Unconfirmed = new("ยังไม่ได้ยืนยันในปีนี้", "Not confirmed this year.");

    public async Task<ImmutableArray<RegisterStanding>> OfAsync(EntryContext context, CancellationToken cancel = default)
    {
        if (context.Dataset.Definition.Certifies.IsEmpty)
        {
            return [];
        }

        var keys = context.Dataset.Definition.Certifies.ToArray();
        var unit = context.Submission.UnitCode;
        var entries = (await db.Subjects.AsNoTracking().Where(s => keys.Contains(s.Register) && s.UnitCode == unit && s.MergedInto == null).OrderBy(s => s.Code).ToListAsync(cancel))
            .ToLookup(s => s.Register, StringComparer.Ordinal);
        using var last = await LastAsync(context.Submission, cancel);
        return [.. keys.Select(catalogue.Register).OfType<CompiledRegister>().Select(r => Standing(context.Submission.FiscalYear, r, entries[r.Definition.Key], last))];
    }

    /// <summary>What blocks: active entries that nobody confirmed, and entries that break their register's rules now.</summary>
    public async Task<(ImmutableArray<EntryFinding> Unconfirmed, ImmutableArray<EntryFinding> Broken)> FindingsAsync(EntryContext context, CancellationToken cancel = default)
    {
        if (context.Dataset.Definition is { Certifies.IsEmpty: true, Subject: RegisterSubject { Certified: true } subject })
        {
            return (await SubjectsAsync(context, subject.Register, cancel), []);
        }

        var registers = await OfAsync(context, cancel);
        var page = $"/submissions/{context.Submission.Id:D}/registers/";
        return (
            [.. registers.SelectMany(r => r.Entries.Where(e => e.Entry.Active && !e.Confirmed)
                .Select(e => new EntryFinding($"{page}{r.Register.Definition.Key}?at={e.Entry.Id:D}", Name(e.Entry), Unconfirmed)))],
            [.. registers.SelectMany(r => r.Entries.Where(e => e.Entry.Active).SelectMany(e => Broken(context, r.Register, e.Entry)))]);
    }

    /// <summary>The registers for the filed copy; null where the dataset certifies none.</summary>
    public async Task<JsonObject?> FreezeAsync(EntryContext context, CancellationToken cancel = default) =>
        context.Dataset.Definition.Certifies.IsEmpty ? null : FrozenRegisters.Of(await OfAsync(context, cancel));

    /// <summary>A dataset whose subjects must be certified: its own entries, wherever that is done.</summary>
    private async Task<ImmutableArray<EntryFinding>> SubjectsAsync(EntryContext context, string register, CancellationToken cancel)
    {
        var (unit, year) = (context.Submission.UnitCode, context.Submission.FiscalYear);
        var open = await db.Subjects.AsNoTracking().Where(s => s.Register == register && s.UnitCode == unit && s.Active && s.MergedInto == null && (s.ConfirmedYear == null || s.ConfirmedYear < year)).OrderBy(s => s.Code).ToListAsync(cancel);
        var datasets = catalogue.Datasets.Where(d => d.Definition.Certifies.Contains(register)).Select(d => d.Definition.Key).ToArray();
        var certifying = await db.Submissions.Where(s => s.UnitCode == unit && s.FiscalYear == year && datasets.Contains(s.Dataset)).OrderByDescending(s => s.RoundNumber).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
        return [.. open.Where(context.IsAbout).Select(s => new EntryFinding(
            certifying is { } id ? $"/submissions/{id:D}/registers/{register}?at={s.Id:D}" : $"/registers/{register}/entries/{s.Id:D}", Name(s), Unconfirmed))];
    }

    private IEnumerable<EntryFinding> Broken(EntryContext context, CompiledRegister register, Subject entry)
    {
        var around = _around ??= surroundings.Of(context.Submission.AreaCode, clock.Today());
        return EntryChecks.Check(register, entry.Answers, entry.Answers, entry.Code, context.Submission.AreaCode, clock.Today(), around).Issues.Where(i => i.Severity == Severity.Error)
            .Select(i => new EntryFinding($"/registers/{register.Definition.Key}/entries/{entry.Id:D}?returnTo=/submissions/{context.Submission.Id:D}/submit", Name(entry), i.Message));
    }

    private Core.Checks.ISurroundings? _around;

    private static string Name(Subject entry) => $"{entry.Name} ({entry.Code})";

    private static RegisterStanding Standing(int year, CompiledRegister register, IEnumerable<Subject> entries, JsonDocument? last)
    {
        var before = last is null ? null : FrozenRegisters.Entries(last.RootElement, register.Definition.Key);
        var october = new FiscalYear(year).Start;
        return new RegisterStanding(register, [.. entries.Select(e => new CertifiedEntry(
            e,
            before is null
                ? EntryStandings.SinceOctober(e.Active, e.Version, Bangkok.DayOf(e.SavedAt) >= october)
                : EntryStandings.Since(e.Active, FrozenRegisters.Frozen(register, e.Answers), before.GetValueOrDefault(e.Code)),
            e.ConfirmedYear >= year))]);
    }

    /// <summary>The copy that the unit filed last of an earlier year's certification.</summary>
    private async Task<JsonDocument?> LastAsync(Submission submission, CancellationToken cancel)
    {
        var content = await (from s in db.Submissions
                             join c in db.FiledCopies on s.Id equals c.SubmissionId
                             where s.UnitCode == submission.UnitCode && s.Dataset == submission.Dataset && s.FiscalYear < submission.FiscalYear
                             orderby s.FiscalYear descending, c.Number descending
                             select c.Content).FirstOrDefaultAsync(cancel);
        return content is null ? null : JsonDocument.Parse(content);
    }
}
