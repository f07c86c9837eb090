using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;
using Klang.Core.Datasets.Standards;

namespace Klang.Core.Datasets;

/// <summary>
/// The content of an edition that a dataset uses: of a questionnaire or of standards. Equal texts ask, grade and certify alike.
/// </summary>
/// <param name="Name"><c>evaluation/2562</c>, or <c>community-standards/leader_2562</c>.</param>
/// <param name="Since">The first fiscal year in which it is used; null from the beginning.</param>
/// <param name="Sha256">Of the text, in hexadecimal.</param>
public sealed record VersionedContent(string Name, int? Since, string Text, string Sha256)
{
    /// <summary>Every edition that the dataset uses, in the order of the file.</summary>
    public static ImmutableArray<VersionedContent> Of(DatasetDefinition dataset) =>
    [
        .. dataset.Questionnaires.SelectMany(q => q.Editions.Select(e => Made($"{q.Key}/{e.Key}", e.Since, SheetFacts.Of(q, e)))),
        .. (dataset.Standards?.Editions ?? []).Select(e => Made($"{e.Catalogue}/{e.Key}", e.Since, StandardsFacts.Of(e))),
    ];

    /// <summary>
    /// What is wrong with the editions of a file in the light of those published: one that was in use is gone or says something else.
    /// </summary>
    /// <param name="published">Hash by name.</param>
    /// <param name="now">The editions of the file.</param>
    public static IEnumerable<(string Name, LocalText Said)> Changed(IReadOnlyDictionary<string, string> published, ImmutableArray<VersionedContent> now)
    {
        foreach (var (name, sha256) in published.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var found = now.FirstOrDefault(e => e.Name == name);
            if (found is null)
            {
                yield return (name, new($"ฉบับ “{name}” ใช้อยู่แล้ว จะลบออกไม่ได้: ให้บอกปีสุดท้าย (until) แทน", $"Edition '{name}' is in use and cannot go: say its last year (until) instead."));
            }
            else if (found.Sha256 != sha256)
            {
                yield return (name, new($"ฉบับ “{name}” ใช้อยู่แล้ว จะเปลี่ยนเนื้อหาไม่ได้: ทำฉบับใหม่ที่ใช้รหัสใหม่", $"Edition '{name}' is in use and its content cannot change: make a new edition under a new key."));
            }
        }
    }

    private static VersionedContent Made(string name, int? since, string text) => new(name, since, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
