using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Datasets;

/// <summary>
/// Keeps what each definition promised when rounds were collected on it, and holds the files against it. A door of the room:
/// the start and the opening of rounds publish through it.
/// </summary>
public sealed class Publications(KlangDb db, ProcessRunner processes, Catalogue catalogue)
{
    /// <summary>At start: refuses files that broke a promise, then publishes what is new of the datasets that collect.</summary>
    /// <exception cref="DefinitionException">A file changes what was published; the message says file, line and what to do.</exception>
    public async Task KeepAsync(CancellationToken cancel = default)
    {
        // A published edition with the hash of the file as it is now has nothing to be compared.
        var now = catalogue.Datasets.ToDictionary(d => d.Definition.Key, d => EditionJson.HashOf(EditionJson.Write(EditionMaker.Of(d.Definition))), StringComparer.Ordinal);
        var stored = await db.PublishedDefinitions.Select(p => new { p.Key, p.Sha256 }).ToDictionaryAsync(p => p.Key, p => p.Sha256, StringComparer.Ordinal, cancel);
        var others = stored.Where(p => now.GetValueOrDefault(p.Key) != p.Value).Select(p => p.Key).ToList();
        var published = others.Count == 0 ? [] : await db.PublishedDefinitions.Where(p => others.Contains(p.Key)).Select(p => p.Content).ToListAsync(cancel);
        var refused = EditionChanges.Of(published.Select(EditionJson.Read), catalogue).Refused;
        if (!refused.IsEmpty)
        {
            throw new DefinitionException(string.Join(Environment.NewLine, refused.Select(ShippedFiles.Told)));
        }

        var collecting = await db.Rounds.Where(r => r.Collects).Select(r => r.Dataset).Distinct().ToListAsync(cancel);
        if (collecting.Exists(key => now.TryGetValue(key, out var hash) && stored.GetValueOrDefault(key) != hash))
        {
            await processes.RunAsync<bool>(new Process("datasets.publish", Actor.System), async scope =>
            {
                await RowLock.StreamAsync(scope.Db, DatasetsRoom.Stream, cancel);
                await PublishAsync(scope, collecting, cancel);
                return true;
            }, cancel);
        }
    }

    /// <summary>Publishes the definitions of datasets of which rounds are being opened; those that are as published stay.</summary>
    public async Task PublishAsync(ProcessScope scope, IEnumerable<string> datasets, CancellationToken cancel = default)
    {
        var keys = datasets.Where(key => catalogue.Find(key) is not null).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var there = await scope.Db.PublishedDefinitions.Where(p => keys.Contains(p.Key)).ToDictionaryAsync(p => p.Key, StringComparer.Ordinal, cancel);
        foreach (var key in keys)
        {
            var content = EditionJson.Write(EditionMaker.Of(catalogue[key].Definition));
            var hash = EditionJson.HashOf(content);
            if (there.GetValueOrDefault(key) is not { } row)
            {
                scope.Db.PublishedDefinitions.Add(row = new PublishedDefinition { Key = key, Content = "", Sha256 = "" });
            }

            if (row.Sha256 != hash)
            {
                (row.Content, row.Sha256, row.PublishedAt) = (content, hash, scope.Now);
                scope.Note(DatasetsRoom.Stream, key, new { sha256 = hash });
            }
        }
    }
}
