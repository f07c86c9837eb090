using Klang.Core.Registers;

namespace Klang.Core.Imports;

/// <summary>Subjects by what finds them. Names are taken apart when somebody first asks by name: most workbooks bring codes.</summary>
public sealed class SubjectIndex
{
    private readonly Lazy<ILookup<string, SubjectFact>> _bySkeleton;
    private readonly Lazy<ILookup<int, (string Skeleton, SubjectFact Subject)>> _byLength;

    public SubjectIndex(IReadOnlyCollection<SubjectFact> subjects)
    {
        Unit = subjects.FirstOrDefault(s => s.IsUnit);
        ByCode = new(subjects.Count, StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            ByCode.TryAdd(subject.Key, subject);
        }

        var named = new Lazy<List<(string Skeleton, SubjectFact Subject)>>(() => [.. subjects.Select(s => (Skeleton: NameSkeleton.Skeleton(s.Name), Subject: s)).Where(s => s.Skeleton.Length > 0)]);
        _bySkeleton = new(() => named.Value.ToLookup(s => s.Skeleton, s => s.Subject, StringComparer.Ordinal));
        _byLength = new(() => named.Value.ToLookup(s => s.Skeleton.Length));
    }

    /// <summary>The reporting unit itself, where its total may stand instead.</summary>
    internal SubjectFact? Unit { get; }

    internal Dictionary<string, SubjectFact> ByCode { get; }

    internal ILookup<string, SubjectFact> BySkeleton => _bySkeleton.Value;

    internal ILookup<int, (string Skeleton, SubjectFact Subject)> ByLength => _byLength.Value;
}
