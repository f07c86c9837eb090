using System.Collections.Immutable;
using Klang.Core.Datasets;

namespace Klang.Core.Records;

/// <summary>
/// For each cell of a record the version of the record that last changed it. Two officers who started from the same version
/// and changed different cells are both right; the same cell is a conflict, and both values are shown.
/// </summary>
public sealed record CellVersions(ImmutableSortedDictionary<FieldKey, int> Versions)
{
    public static CellVersions None { get; } = new(ImmutableSortedDictionary<FieldKey, int>.Empty);

    /// <summary>Whether somebody changed the cell after <paramref name="version"/>.</summary>
    public bool ChangedAfter(FieldKey key, int version) => Versions.GetValueOrDefault(key) > version;

    public CellVersions With(FieldKey key, int version) => new(Versions.SetItem(key, version));

    /// <summary>Stored as "members_male:3 satja_balance:5".</summary>
    public override string ToString() => string.Join(' ', Versions.Select(v => v.Key.Name + ":" + Common.PlainText.Plain(v.Value)));

    public static CellVersions Parse(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(':'))
        .ToImmutableSortedDictionary(part => FieldKey.Parse(part[0]), part => int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture)));

    public bool Equals(CellVersions? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => Versions.Count;
}
