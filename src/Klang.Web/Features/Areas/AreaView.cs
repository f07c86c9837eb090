using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>One version of an area, as other rooms read it.</summary>
public sealed record AreaView
{
    /// <summary>The area itself: the same through renames and new codes.</summary>
    public required long AreaId { get; init; }

    public required AreaCode Code { get; init; }

    /// <summary>
    /// The area it lay in; null for provinces. Where old codes are unknown it need not be what the code says: districts that
    /// Chiang Rai lost to Phayao.
    /// </summary>
    public long? ParentId { get; init; }

    public required AreaLevel Level { get; init; }

    public required LocalText Name { get; init; }

    /// <summary>อำเภอ, เขต, กิ่งอำเภอ …; "" for Bangkok, which is no จังหวัด.</summary>
    public required string TypeTh { get; init; }

    public string? PostalCode { get; init; }

    public string? AbbrTh { get; init; }

    /// <summary>First day in force; null where it is older than the records.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day no longer in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Asked for and not official yet.</summary>
    public bool Provisional { get; init; }

    /// <summary>What brought the version about; null for what a list said.</summary>
    public long? EventId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>UTC; null where it still holds.</summary>
    public DateTime? SupersededAt { get; init; }

    public required AreaChangeKind Kind { get; init; }

    public string? Source { get; init; }

    /// <summary>What it is, in Thai: อำเภอ, เขต; Bangkok counts among the provinces.</summary>
    public string Word => TypeTh.Length > 0 ? TypeTh : AreaWords.Th(Level);

    /// <summary>ต.เวียง.</summary>
    public LocalText Short => AreaLabel.Short(Code, Name, TypeTh);

    /// <summary>ตำบลเวียง.</summary>
    public LocalText Full => AreaLabel.Full(Code, Name, TypeTh);

    internal static AreaView Of(AreaVersion version)
    {
        var code = AreaCode.Parse(version.Code);
        return new AreaView
        {
            AreaId = version.AreaId,
            Code = code,
            ParentId = version.ParentId,
            Level = version.Level,
            Name = new LocalText(version.NameTh, version.NameEn),
            TypeTh = version.TypeTh ?? AreaWords.Th(code),
            PostalCode = version.PostalCode,
            AbbrTh = version.AbbrTh,
            ValidFrom = version.ValidFrom,
            ValidTo = version.ValidTo,
            Provisional = version.Provisional,
            EventId = version.EventId,
            RecordedAt = version.RecordedAt,
            SupersededAt = version.SupersededAt,
            Kind = version.Kind,
            Source = version.Source,
        };
    }
}

/// <summary>A found area, and those it lies in.</summary>
public sealed record AreaHit(AreaView Area, AreasAbove Above)
{
    /// <summary>ต.เวียง อ.เมืองเชียงราย จ.เชียงราย.</summary>
    public LocalText Place => Above.Place(Area);
}
