using System.Globalization;
using System.Runtime.CompilerServices;
using Klang.Core.Datasets;

namespace Klang.Core.Records;

/// <summary>
/// For each cell of a record the version of the record that last changed it. Two officers who started from the same version
/// and changed different cells are both right; the same cell is a conflict, and both values are shown.
/// </summary>
public sealed record CellVersions(FieldDictionary<int> Versions)
{
    public static CellVersions None { get; } = new(FieldDictionary<int>.Empty);

    /// <summary>Whether somebody changed the cell after <paramref name="version"/>.</summary>
    public bool ChangedAfter(FieldKey key, int version) => Versions.GetValueOrDefault(key) > version;

    public CellVersions With(FieldKey key, int version) => new(Versions.SetItem(key, version));

    /// <summary>Several cells that one version changed.</summary>
    public CellVersions With(IEnumerable<FieldKey> keys, int version) => new(Versions.With(keys.Select(key => (key, version, true)).ToArray()));

    /// <summary>Stored as "members_male:3 satja_balance:5".</summary>
    public override string ToString()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[1_024]);
        var between = "";
        foreach (var (key, version) in Versions)
        {
            text.AppendLiteral(between);
            text.AppendLiteral(key.Name);
            text.AppendLiteral(":");
            text.AppendFormatted(version);
            between = " ";
        }

        return text.ToStringAndClear();
    }

    public static CellVersions Parse(string text)
    {
        if (text.Length == 0)
        {
            return None;
        }

        var versions = new List<KeyValuePair<FieldKey, int>>();
        foreach (var range in text.AsSpan().Split(' '))
        {
            var part = text.AsSpan(range);
            if (part.IndexOf(':') is > 0 and var colon)
            {
                versions.Add(KeyValuePair.Create(FieldKey.Parse(part[..colon]), int.Parse(part[(colon + 1)..], CultureInfo.InvariantCulture)));
            }
        }

        return new(FieldDictionary.Of(versions));
    }

    public bool Equals(CellVersions? other) => other is not null && Versions.Equals(other.Versions);

    public override int GetHashCode() => Versions.Count;
}
