using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>An area to be recorded for the first time, and the first day it was in force; null where it is older than the records.</summary>
internal sealed record NewArea(AreaFileRow Row, DateOnly? ValidFrom)
{
    public AreaCode Code => Row.Code;
}

/// <summary>Makes versions of areas; saves nothing.</summary>
internal static class AreaVersions
{
    public static AreaVersion First(NewArea area, Dictionary<AreaCode, long> ids, DateTime now, string source) => new()
    {
        AreaId = ids[area.Code],
        Level = area.Code.Level,
        TypeTh = AreaWords.Stored(area.Row.TypeTh, area.Code),
        Code = area.Code.Digits,
        NameTh = area.Row.NameTh,
        NameEn = area.Row.NameEn,
        PostalCode = area.Row.PostalCode,
        AbbrTh = area.Row.AbbrTh,
        ParentId = area.Code.Parent == AreaCode.Country ? null : ids[area.Code.Parent],
        ValidFrom = area.ValidFrom,
        RecordedAt = now,
        Kind = AreaChangeKind.Create,
        Source = source,
        SearchName = AreaName.SearchKey(area.Row.NameTh),
    };

    /// <summary>The same, as a new row that nothing replaced.</summary>
    public static AreaVersion Copy(AreaVersion old) => new()
    {
        AreaId = old.AreaId,
        Level = old.Level,
        TypeTh = old.TypeTh,
        Code = old.Code,
        NameTh = old.NameTh,
        NameEn = old.NameEn,
        PostalCode = old.PostalCode,
        AbbrTh = old.AbbrTh,
        ParentId = old.ParentId,
        ValidFrom = old.ValidFrom,
        ValidTo = old.ValidTo,
        RecordedAt = old.RecordedAt,
        Kind = old.Kind,
        EventId = old.EventId,
        Provisional = old.Provisional,
        Source = old.Source,
        SearchName = old.SearchName,
    };

    /// <summary>Another name. The English of the old one is no name of it, unless only the spelling was wrong.</summary>
    public static AreaVersion Renamed(AreaVersion old, AreaFileRow row, bool spelling)
    {
        var next = Completed(old, row);
        (next.NameTh, next.SearchName, next.Kind) = (row.NameTh, AreaName.SearchKey(row.NameTh), AreaChangeKind.Rename);
        next.NameEn = row.NameEn ?? (spelling ? old.NameEn : null);
        return next;
    }

    /// <summary>The same name, with what the file says of it besides.</summary>
    public static AreaVersion Completed(AreaVersion old, AreaFileRow row)
    {
        var next = Copy(old);
        next.NameEn = row.NameEn ?? old.NameEn;
        next.PostalCode = row.PostalCode ?? old.PostalCode;
        next.AbbrTh = row.AbbrTh ?? old.AbbrTh;
        next.TypeTh = row.TypeTh is null ? old.TypeTh : AreaWords.Stored(row.TypeTh, row.Code);
        return next;
    }

    /// <summary>Whether the file says more of an area, or otherwise, than the registry.</summary>
    public static bool SaysMore(AreaVersion old, AreaFileRow row)
    {
        var next = Completed(old, row);
        return (next.NameEn, next.PostalCode, next.AbbrTh, next.TypeTh) != (old.NameEn, old.PostalCode, old.AbbrTh, old.TypeTh);
    }

    /// <summary>A decision as an event; its kind is that of its first step that is more than a correction.</summary>
    public static AreaEvent Event(AreaDecision decision, AreaOutcome outcome, DateTime now, string by) => new()
    {
        Kind = (AreaChangeKind)outcome.Steps.Select(s => s.Kind).Append(AreaStepKind.Correction).First(kind => kind != AreaStepKind.Correction || outcome.Steps.All(s => s.Kind == kind)),
        Title = decision.Title.Trim(),
        SignedOn = decision.SignedOn,
        PublishedOn = decision.PublishedOn,
        EffectiveOn = decision.EffectiveOn,
        GazetteVolume = decision.Gazette.Volume,
        GazettePart = decision.Gazette.Part,
        GazettePage = decision.Gazette.Page,
        Source = decision.Source.Trim(),
        RecordedAt = now,
        RecordedBy = by,
        CaseId = decision.CaseId,
    };

    /// <summary>A period as a version to record.</summary>
    /// <param name="period">What is known now.</param>
    /// <param name="old">The version it comes from; null for a new area.</param>
    /// <param name="ids">Ids of new areas, by the negative ones they had.</param>
    /// <param name="happened">What brought it about; days that were only cut keep their reason.</param>
    public static AreaVersion Of(AreaPeriod period, AreaVersion? old, Dictionary<long, long> ids, AreaEvent happened)
    {
        var version = old is null ? New(period) : Copy(old);
        version.AreaId = ids.GetValueOrDefault(period.AreaId, period.AreaId);
        version.ParentId = period.ParentId is { } parent ? ids.GetValueOrDefault(parent, parent) : null;
        (version.Code, version.NameTh, version.NameEn, version.TypeTh) = (period.Code.Digits, period.NameTh, period.NameEn, period.TypeTh);
        (version.ValidFrom, version.ValidTo, version.Provisional, version.RecordedAt) = (period.From, period.To, period.Provisional, happened.RecordedAt);
        version.SearchName = AreaName.SearchKey(period.NameTh);
        if (period.Change is { } change)
        {
            (version.Kind, version.EventId, version.Source) = ((AreaChangeKind)change, happened.Id, happened.Source);
        }

        return version;
    }

    private static AreaVersion New(AreaPeriod period) => new() { Level = period.Code.Level, Code = period.Code.Digits, NameTh = period.NameTh, SearchName = "" };
}
