using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.History;

namespace Klang.Core.Tests.Areas.History;

/// <summary>A registry on paper: what is known now, and what came out of what.</summary>
internal sealed class PaperRegistry
{
    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);
    private long _version;

    public static DateOnly Today { get; } = new(2026, 11, 22);

    public List<AreaPeriod> Periods { get; private set; } = [];

    public List<AreaDescent> Lineage { get; } = [];

    /// <summary>Areas older than the records, "5701 เมืองเชียงราย"; an area above without a line of its own is made up.</summary>
    public static PaperRegistry Of(params IEnumerable<string> lines)
    {
        var registry = new PaperRegistry();
        foreach (var line in lines.OrderBy(l => l.Split(' ')[0].Length))
        {
            registry.Add(AreaCode.Parse(line.Split(' ')[0]), line.Contains(' ', StringComparison.Ordinal) ? line.Split(' ')[1] : "พื้นที่" + line);
        }

        return registry;
    }

    public AreaOutcome Apply(AreaDecision decision)
    {
        var result = AreaRules.Apply(Periods, decision, Today);
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        Take(result.Value!);
        return result.Value!;
    }

    public Klang.Core.Common.Problem Refused(AreaDecision decision)
    {
        var result = AreaRules.Apply(Periods, decision, Today);
        Assert.False(result.IsOk);
        return result.Problem!;
    }

    public void Take(AreaOutcome outcome)
    {
        var ids = outcome.Created.ToDictionary(id => id, _ => _ids.Count + ++_version + 100_000L);
        Assert.Equal(outcome.Superseded.Length, outcome.Superseded.Intersect(Periods.Select(p => p.VersionId)).Count());
        Periods = [.. Periods.Where(p => !outcome.Superseded.Contains(p.VersionId)),
            .. outcome.Recorded.Select(p => p with
            {
                AreaId = ids.GetValueOrDefault(p.AreaId, p.AreaId),
                ParentId = p.ParentId is { } parent ? ids.GetValueOrDefault(parent, parent) : null,
                VersionId = ++_version,
                IsFirstDayTold = p.From is not null && p.IsFirstDayTold,
                Change = null,
            })];
        Assert.Equal(Periods.Count, outcome.Periods.Length);
        Lineage.AddRange(outcome.Lineage.Select(d => d with { From = ids.GetValueOrDefault(d.From, d.From), To = ids.GetValueOrDefault(d.To, d.To) }));
    }

    public AreaPeriod? On(string code, DateOnly day) => Periods.Find(p => p.Code.Digits == code && p.Covers(day));

    /// <summary>Codes right inside an area on a day.</summary>
    public IEnumerable<string> Inside(string code, DateOnly day)
    {
        var area = On(code, day)!.AreaId;
        return Periods.Where(p => p.ParentId == area && p.Covers(day)).Select(p => p.Code.Digits).Order(StringComparer.Ordinal);
    }

    /// <summary>code name [from, to) of an area, by whatever code it bears on a day.</summary>
    public IEnumerable<string> Story(string code, DateOnly day) =>
        Periods.Where(p => p.AreaId == On(code, day)!.AreaId).OrderBy(p => p.Start).Select(p => $"{p.Code} {AreaLabel.Full(p.Code, new(p.NameTh), p.TypeTh).Th} [{p.From:O}, {p.To:O})");

    public AreaCarrier Carrier(DateOnly day) => new(Periods, Lineage, day);

    public static AreaDecision Decide(DateOnly? day, params ImmutableArray<AreaStep> steps) => new("เรื่องทดสอบ", "ประกาศทดสอบ", day, steps);

    private long Add(AreaCode code, string name)
    {
        if (_ids.TryGetValue(code.Digits, out var known))
        {
            return known;
        }

        var parent = code.Parent == AreaCode.Country ? (long?)null : Add(code.Parent, "พื้นที่" + code.Parent.Digits);
        var id = _ids[code.Digits] = _ids.Count + 1;
        Periods.Add(new AreaPeriod { AreaId = id, Code = code, NameTh = name, TypeTh = AreaWords.Stored(null, code), ParentId = parent, VersionId = ++_version });
        return id;
    }
}
