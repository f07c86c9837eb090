using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Makes what rules may look at beside a record: the registers, datasets and areas of whoever reports.</summary>
public sealed class SurroundingsReader(KlangDb db, Catalogue catalogue, TimeProvider clock)
{
    /// <param name="unitArea">Nothing outside it is seen, save entries of shared registers that are named by their code.</param>
    /// <param name="asOf">Records of rounds that were due by this day.</param>
    /// <param name="submission">The report that is recorded; null for a register.</param>
    public ISurroundings Of(string unitArea, DateOnly asOf, Guid? submission = null) => new Surroundings(db, catalogue, unitArea, asOf, clock.Today(), submission);
}

/// <summary>
/// Read when first asked, kept for the request. Most datasets never ask, so nothing is read for them; rules run on values at
/// hand, so what they ask is read at once and in whole registers, not entry by entry.
/// </summary>
internal sealed class Surroundings(KlangDb db, Catalogue catalogue, string unitArea, DateOnly asOf, DateOnly today, Guid? submission) : ISurroundings
{
    private readonly Dictionary<string, ImmutableArray<EntryFacts>> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryFacts?> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Answers>> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<AreaLevel, string[]> _areas = [];
    private readonly Dictionary<string, Dictionary<string, ImmutableArray<string>>> _listings = new(StringComparer.Ordinal);
    private ImmutableArray<(string Subject, Answers Answers)>? _report;

    public ImmutableArray<(string Subject, Answers Answers)>? Records => submission is null ? null : _report ??=
        [.. db.Records.AsNoTracking().Where(r => r.SubmissionId == submission && r.State != RecordState.Carried)
            .Select(r => new { r.SubjectKey, r.Answers }).AsEnumerable().Select(r => (r.SubjectKey, r.Answers))];

    public EntryFacts? Find(string code)
    {
        if (!_byCode.TryGetValue(code, out var found))
        {
            var shared = catalogue.Registers.Where(r => r.Definition.Shared).Select(r => r.Definition.Key).ToArray();
            found = db.Subjects.AsNoTracking()
                .FirstOrDefault(s => s.Code == code && (s.AreaCode.StartsWith(unitArea) || shared.Contains(s.Register))) is { } entry ? Standing(entry).ToFacts() : null;
            _byCode[code] = found;
        }

        return found;
    }

    /// <summary>An old code stands for the entry that it was merged into.</summary>
    private Subject Standing(Subject entry)
    {
        for (var hops = 0; entry.MergedInto is { } kept && hops < 20; hops++)
        {
            entry = db.Subjects.AsNoTracking().First(s => s.Id == kept);
        }

        return entry;
    }

    public ImmutableArray<EntryFacts>? Entries(string register)
    {
        if (!_entries.TryGetValue(register, out var entries))
        {
            entries = [.. db.Subjects.AsNoTracking().Where(s => s.Register == register && s.AreaCode.StartsWith(unitArea) && s.MergedInto == null)
                .OrderBy(s => s.Code).AsEnumerable().Select(s => s.ToFacts())];
            _entries[register] = entries;
            foreach (var entry in entries)
            {
                _byCode[entry.Code] = entry;
            }
        }

        return entries;
    }

    public Answers? Other(string dataset, string subject)
    {
        if (!_records.TryGetValue(dataset, out var latest))
        {
            latest = Latest(dataset);
            _records[dataset] = latest;
        }

        return latest.GetValueOrDefault(subject);
    }

    public ImmutableArray<string>? Listings(string dataset, string code)
    {
        if (!_listings.TryGetValue(dataset, out var listed))
        {
            _listings[dataset] = listed = Listed(catalogue[dataset]);
        }

        return listed.TryGetValue(code, out var subjects) ? subjects : [];
    }

    public int? CountAreas(AreaLevel level, string area)
    {
        if (!_areas.TryGetValue(level, out var codes))
        {
            codes = [.. db.AreaVersions.AsNoTracking().KnownAt(null).InForceOn(today).Where(v => v.Level == level && v.Code.StartsWith(unitArea)).Select(v => v.Code)];
            _areas[level] = codes;
        }

        return codes.Count(c => c.StartsWith(area, StringComparison.Ordinal));
    }

    /// <summary>For each entry that stands in a list, the active subjects that list it.</summary>
    private Dictionary<string, ImmutableArray<string>> Listed(CompiledDefinition dataset)
    {
        var register = dataset.Definition.Register;
        var active = db.Subjects.AsNoTracking().Where(s => s.Register == register && s.Active && s.AreaCode.StartsWith(unitArea)).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return Latest(dataset.Definition.Key).Where(r => active.Contains(r.Key))
            .SelectMany(r => EntryReferences.Of(dataset.Definition, r.Value).Where(f => f.List is not null).Select(f => (f.Code, Subject: r.Key))).Distinct()
            .GroupBy(f => f.Code, f => f.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What was last said of each subject, in this year's and last year's rounds that were due by the day.</summary>
    private Dictionary<string, Answers> Latest(string dataset) => db.Records.AsNoTracking()
        .Where(r => r.Submission!.Dataset == dataset && r.AreaCode.StartsWith(unitArea) && r.State != RecordState.Carried
            && r.Submission.Round!.DueOn <= asOf && r.Submission.Round.DueOn > asOf.AddYears(-2))
        .OrderBy(r => r.Submission!.Round!.DueOn).Select(r => new { r.SubjectKey, r.Answers }).AsEnumerable()
        .GroupBy(r => r.SubjectKey, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Answers, StringComparer.Ordinal);
}
