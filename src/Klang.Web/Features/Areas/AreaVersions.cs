using Klang.Core.Areas;
using Klang.Data.Model;
using AreaChangeKind = Klang.Data.Model.AreaChangeKind;

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
        TypeTh = Type(area.Row.TypeTh, area.Code),
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
        next.TypeTh = row.TypeTh is null ? old.TypeTh : Type(row.TypeTh, row.Code);
        return next;
    }

    /// <summary>Whether the file says more of an area, or otherwise, than the registry.</summary>
    public static bool SaysMore(AreaVersion old, AreaFileRow row)
    {
        var next = Completed(old, row);
        return (next.NameEn, next.PostalCode, next.AbbrTh, next.TypeTh) != (old.NameEn, old.PostalCode, old.AbbrTh, old.TypeTh);
    }

    // Kept only where it is not the level's usual word: เขต, แขวง, กิ่งอำเภอ.
    private static string? Type(string? typeTh, AreaCode code)
    {
        var word = typeTh ?? AreaWords.Th(code);
        return word.Length == 0 || word == AreaWords.Th(code.Level) ? null : word;
    }
}
