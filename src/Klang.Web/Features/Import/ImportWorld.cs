using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.Search;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Everything that rows of a workbook for one report can be about and say.</summary>
public sealed record ImportWorld(EntryContext Context, ImmutableArray<ImportTarget> Targets, IReadOnlyList<SubjectFact> Facts, IReadOnlyDictionary<string, Guid> Records, AreaSearchIndex Areas, AreaNamesSnapshot Names, ILookup<string, SubjectFact> Entries)
{
    private Lazy<SubjectIndex> _index = new(() => new SubjectIndex(Facts));

    public IReadOnlyList<SubjectFact> Facts
    {
        get;
        init
        {
            // A copy about other subjects has an index of its own.
            field = value;
            _index = new(() => new SubjectIndex(value));
        }
    } = Facts;

    /// <summary>Set where the file is for all offices of a province.</summary>
    public OfficeShare? Share { get; init; }

    /// <summary>Whose layouts of such files are remembered: the report's unit, or the province that sends for its offices.</summary>
    public string LayoutOwner => Share?.Province ?? Context.Submission.UnitCode;

    /// <summary>Whether a row of the file has to do with this report. Titles, sums and what is nobody's are told with one office's rows only.</summary>
    public bool Concerns(ReadRow row) => Share is null || Share.Concerns(row);

    /// <summary>Rows without a name or code are about the unit itself where the report has one record of it.</summary>
    public SubjectMatcher Matcher() => new(_index.Value, Context.Dataset.Definition.Subject is UnitSubject && Facts.Count == 1 ? Facts[0] : null);

    public CellReader Cells(SheetPlan plan) => new(plan, Area, Entry);

    public RowReader Rows(SheetPlan plan, IEnumerable<MergedRange> merges) => new(plan, Targets, Matcher(), Cells(plan), merges);

    /// <summary>National ids are kept as the records keep them; whole numbers stay in the file.</summary>
    public static string Masked(Field field, string text) =>
        field is NationalIdField && Core.Records.AnswerParser.Parse(field, text).Answer is Core.Records.Answered answered ? answered.Value.Text : text;

    /// <summary>Whether a text is the name of a district somewhere.</summary>
    public bool IsDistrict(string text) => Areas.Find(new AreaLookup(text, 1) { Level = AreaLevel.District }) is [{ Kind: AreaMatchKind.Exact }, ..];

    public string LabelOf(string target) => Targets.FirstOrDefault(t => t.Key == target)?.Label.Th ?? "";

    private NamedGuess? Area(AreaField field, string text)
    {
        foreach (var level in field.Levels)
        {
            var found = Areas.Find(new AreaLookup(text, 2) { Level = level, Within = Context.Submission.AreaCode });
            if (found.Length == 1 || (found.Length > 1 && found[0].Kind < found[1].Kind))
            {
                return new(found[0].Code, Names.PlaceOf(found[0].Code, "th"));
            }
        }

        return null;
    }

    private NamedGuess? Entry(SubjectField field, string text)
    {
        var found = field.Registers.SelectMany(r => Entries[r]).Where(e => Core.Registers.NameSkeleton.Skeleton(e.Name) == Core.Registers.NameSkeleton.Skeleton(text)).Take(2).ToList();
        return found.Count == 1 ? new(found[0].Key, $"{found[0].Name} ({found[0].Key})") : null;
    }
}

/// <summary>Reads what an import needs to know of a report: its rows, their names and places, and the areas inside the unit.</summary>
public sealed class ImportWorlds(KlangDb db, LiveAreaIndex index, AreaNames areas)
{
    public async Task<ImportWorld> ReadAsync(EntryContext context, CancellationToken cancel = default)
    {
        var submission = context.Submission;
        var names = await areas.ReadAsync(cancel);
        var (places, facts, records) = (new Dictionary<string, SubjectFact>(StringComparer.Ordinal), new List<SubjectFact>(submission.Rows), new Dictionary<string, Guid>(submission.Rows, StringComparer.Ordinal));
        var found = db.Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id).OrderBy(r => r.SubjectKey)
            .Select(r => new { r.Id, r.SubjectKey, r.AreaCode, Name = r.Subject == null ? null : r.Subject.Name }).AsAsyncEnumerable();
        await foreach (var r in found.WithCancellation(cancel))
        {
            records[r.SubjectKey] = r.Id;
            facts.Add(Fact(names, places, r.SubjectKey, r.Name ?? (context.IsOfUnit(r.SubjectKey) ? context.Unit.NameTh : names.NameOf(r.AreaCode, "th")) ?? r.SubjectKey, r.AreaCode));
        }

        if (context.Dataset.Definition.Subject is RegisterSubject { OrUnit: not null })
        {
            facts.RemoveAll(f => f.Key == submission.UnitCode);
            facts.Add(new SubjectFact(submission.UnitCode, context.Unit.NameTh) { District = names.NameOf(submission.AreaCode, "th") ?? "", IsUnit = true, IsProvince = context.Unit.Level == UnitLevel.Province });
        }

        var named = context.Dataset.Definition.Fields.Concat(context.Dataset.Definition.Lists.SelectMany(l => l.Fields)).OfType<SubjectField>().SelectMany(f => f.Registers).Distinct(StringComparer.Ordinal).ToList();
        var entries = named.Count == 0 ? [] : await db.Subjects.AsNoTracking().Where(s => named.Contains(s.Register) && s.AreaCode.StartsWith(submission.AreaCode) && s.MergedInto == null)
            .Select(s => new { s.Register, s.Code, s.Name }).ToListAsync(cancel);
        return new ImportWorld(
            context, ImportTargets.Of(context.Dataset, submission.RoundNumber, submission.FiscalYear), facts,
            records, await index.ReadAsync(cancel), names,
            entries.ToLookup(e => e.Register, e => new SubjectFact(e.Code, e.Name), StringComparer.Ordinal));
    }

    /// <summary>A hundred thousand subjects stand in a few hundred places.</summary>
    private static SubjectFact Fact(AreaNamesSnapshot names, Dictionary<string, SubjectFact> places, string key, string name, string areaCode)
    {
        if (!places.TryGetValue(areaCode, out var place))
        {
            places[areaCode] = place = Fact(names, "", "", areaCode);
        }

        return place with { Key = key, Name = name };
    }

    internal static SubjectFact Fact(AreaNamesSnapshot names, string key, string name, string areaCode)
    {
        var code = AreaCode.TryParse(areaCode, out var area) ? area : AreaCode.Country;
        string At(AreaLevel level) => code.At(level) is { } at ? names.NameOf(at.Digits, "th") ?? "" : "";
        return new SubjectFact(key, name)
        {
            Village = code.Locality is { } place ? names.NameOf(place.Digits, "th") ?? "" : "",
            Subdistrict = At(AreaLevel.Subdistrict),
            District = At(AreaLevel.District),
            Moo = code.Level == AreaLevel.Village ? int.Parse(code.Digits.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }
}
