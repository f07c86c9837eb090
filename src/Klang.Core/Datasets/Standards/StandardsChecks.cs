using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Standards;

/// <summary>What must be right among the editions of all catalogues.</summary>
internal static class StandardsChecks
{
    public static void Check(ImmutableArray<StandardsEdition> editions, Action<StandardsEdition, string, string> fault)
    {
        foreach (var edition in editions)
        {
            Pass(edition, fault);
        }

        foreach (var twice in editions.GroupBy(e => e.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            fault(twice.Last(), $"มีชุดมาตรฐาน “{twice.Key}” ซ้ำกัน ชุดใหม่ต้องใช้รหัสใหม่", $"The edition '{twice.Key}' stands twice; a new edition takes a new key.");
        }

        foreach (var catalogue in editions.GroupBy(e => e.Catalogue, StringComparer.Ordinal))
        {
            Codes(catalogue, fault);
            Dimensions(catalogue, fault);
            foreach (var type in catalogue.Where(e => e.Published).GroupBy(e => e.Type, StringComparer.Ordinal))
            {
                Years([.. type.OrderBy(e => e.Since)], fault);
            }
        }
    }

    private static void Pass(StandardsEdition edition, Action<StandardsEdition, string, string> fault)
    {
        var (all, rule) = (edition.Indicators.ToList(), edition.Pass);
        if (all.Count == 0 || rule.Total < 1 || rule.Total > all.Count || edition.Dimensions.Any(d => rule.PerDimension > d.Indicators.Count()))
        {
            fault(edition, $"เกณฑ์ผ่านของชุด “{edition.Key}” ต้องไม่เกินจำนวนตัวชี้วัดทั้งหมด ({all.Count.Plain()}) และจำนวนในแต่ละด้าน", $"The pass rule of '{edition.Key}' may not ask for more than its {all.Count.Plain()} indicators or those of a dimension.");
        }

        if (edition.Chosen > all.Count(i => i.Kind != IndicatorKind.Compulsory))
        {
            fault(edition, $"ชุด “{edition.Key}”: chosen มากกว่าตัวชี้วัดที่เลือกได้", $"'{edition.Key}': 'chosen' is more than the indicators that can be chosen.");
        }
    }

    private static void Codes(IEnumerable<StandardsEdition> editions, Action<StandardsEdition, string, string> fault)
    {
        foreach (var twice in editions.SelectMany(e => e.Indicators.Select(i => (Edition: e, i.Code))).GroupBy(i => i.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            fault(twice.Last().Edition, $"รหัสตัวชี้วัด “{twice.Key}” มีแล้วในชุด “{twice.First().Edition.Key}”: ตัวชี้วัดของชุดใหม่ใช้รหัสใหม่", $"The indicator code '{twice.Key}' stands in '{twice.First().Edition.Key}' too: indicators of a new edition take new codes.");
        }
    }

    private static void Dimensions(IEnumerable<StandardsEdition> editions, Action<StandardsEdition, string, string> fault)
    {
        foreach (var named in editions.SelectMany(e => e.Dimensions.Select(d => (Edition: e, d.Key, d.Label.Th))).GroupBy(d => d.Key, StringComparer.Ordinal).Where(g => g.DistinctBy(d => d.Th).Count() > 1))
        {
            fault(named.Last().Edition, $"ด้าน “{named.Key}” มีชื่อไม่เหมือนในชุดอื่น ให้ใช้รหัสใหม่", $"The dimension '{named.Key}' has another name than in another edition; give it a new key.");
        }
    }

    private static void Years(IReadOnlyList<StandardsEdition> editions, Action<StandardsEdition, string, string> fault)
    {
        foreach (var (edition, next) in editions.Zip(editions.Skip(1)).Where(p => p.First.Until is null || p.First.Until >= p.Second.Since))
        {
            fault(next, $"ชุด “{next.Key}” ใช้ปีเดียวกับชุด “{edition.Key}”: บอกปีสุดท้าย (until) ของชุดเดิมให้ก่อนปี {next.Since.Plain()}", $"'{next.Key}' covers a year of '{edition.Key}': let the earlier end (until) before {next.Since.Plain()}.");
        }
    }
}
