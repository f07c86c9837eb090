using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data.Model;

namespace Klang.Web.Features.AreaChecks;

/// <summary>An area and what the unit says of it.</summary>
/// <param name="Answer">Null while it is open.</param>
/// <param name="Before">What was said before the area changed: it is open again.</param>
public sealed record CheckRow(CheckArea Area, AreaCheckRow? Answer, AreaCheckRow? Before)
{
    public bool IsOpen => Answer is null;

    /// <summary>Wrong, and nobody has said how: neither a note nor a correction request.</summary>
    public bool IsUnexplained => Answer is { Answer: AreaCheckAnswer.Wrong, Note: null, CaseId: null };
}

/// <summary>A subdistrict and what lies in it; <see cref="Head"/> is null for communities that lie in the district as a whole.</summary>
public sealed record CheckGroup(CheckRow? Head, ImmutableArray<CheckRow> Rows)
{
    public IEnumerable<CheckRow> All => Head is null ? Rows : Rows.Prepend(Head);

    public AreaCheckTally Tally => CheckSheet.TallyOf(All);

    /// <summary>Names it in forms and addresses.</summary>
    public string Key => Head?.Area.Code ?? "other";
}

/// <summary>A unit's check of one year as it stands: stored answers beside the registry of today.</summary>
public sealed record CheckSheet(ReportingUnit Unit, FiscalYear Year, DateOnly DueOn, AreaCheckSheet? Stored, ImmutableArray<CheckRow> Rows)
{
    public AreaCheckTally Tally { get; } = TallyOf(Rows);

    /// <summary>0 before anybody has saved.</summary>
    public int Version => Stored?.Version ?? 0;

    public bool IsSigned => Stored?.SignedAt is not null;

    public AreaCheckState State => Tally.StateOf(IsSigned);

    /// <summary>Which registry this is: another one, another text.</summary>
    public string Fingerprint { get; } = FingerprintOf(Rows);

    public ImmutableArray<CheckGroup> Groups => [.. Grouped()];

    internal static AreaCheckTally TallyOf(IEnumerable<CheckRow> rows) => rows.Aggregate(default(AreaCheckTally), (sum, row) => sum + new AreaCheckTally(
        1,
        row.Answer?.Answer == AreaCheckAnswer.Correct ? 1 : 0,
        row.Answer?.Answer == AreaCheckAnswer.Wrong ? 1 : 0,
        row.IsUnexplained ? 1 : 0));

    private static string FingerprintOf(IEnumerable<CheckRow> rows)
    {
        var text = string.Join(' ', rows.Select(row => row.Area.VersionId).Order().Select(id => id.Plain()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..16];
    }

    private IEnumerable<CheckGroup> Grouped()
    {
        var heads = Rows.Where(row => row.Area.Level == AreaLevel.Subdistrict).ToList();
        var below = Rows.Where(row => row.Area.Level != AreaLevel.Subdistrict).ToLookup(row => row.Area.ParentId);
        foreach (var head in heads)
        {
            yield return new CheckGroup(head, [.. below[head.Area.AreaId]]);
        }

        var known = heads.Select(head => (long?)head.Area.AreaId).ToHashSet();
        var other = below.Where(group => !known.Contains(group.Key)).SelectMany(group => group).ToImmutableArray();
        if (other.Length > 0)
        {
            yield return new CheckGroup(null, other);
        }
    }
}
