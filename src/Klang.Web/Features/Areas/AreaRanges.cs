using Klang.Core.Areas;
using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Ranges of codes in SQL. Codes are digits, which every collation sorts alike; a range uses the index where LIKE does so only
/// under the C collation.
/// </summary>
public static class AreaRanges
{
    // Becomes >= and < of the database; an ordinal comparison cannot be translated.
#pragma warning disable CA1309
    /// <summary>Areas inside <paramref name="outer"/>, and itself: at one moment codes are the tree.</summary>
    public static IQueryable<AreaVersion> Within(this IQueryable<AreaVersion> versions, AreaCode outer)
    {
        var (first, last) = (outer.Digits, outer.Digits.PadRight(AreaCode.Longest, '9'));
        return outer == AreaCode.Country ? versions : versions.Where(v => string.Compare(v.Code, first) >= 0 && string.Compare(v.Code, last) <= 0);
    }

    /// <summary>For the next page, in order of code; from the first where <paramref name="code"/> is the country.</summary>
    public static IQueryable<AreaVersion> After(this IQueryable<AreaVersion> versions, AreaCode code)
    {
        var last = code.Digits;
        return code == AreaCode.Country ? versions : versions.Where(v => string.Compare(v.Code, last) > 0);
    }
#pragma warning restore CA1309
}
