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
        var published = await db.PublishedDefinitions.AsNoTracking().ToListAsync(cancel);
        var refused = EditionChanges.Of(published.Select(p => EditionJson.Read(p.Content)), catalogue).Refused;
        if (!refused.IsEmpty)
        {
            throw new DefinitionException(string.Join(Environment.NewLine, refused.Select(ShippedFiles.Told)));
        }

        var collecting = await db.Rounds.Where(r => r.Collects).Select(r => r.Dataset).Distinct().ToListAsync(cancel);
        var stored = published.ToDictionary(p => p.Key, p => p.Sha256, StringComparer.Ordinal);
        if (collecting.Exists(key => catalogue.Find(key) is { } d && stored.GetValueOrDefault(key) != EditionJson.HashOf(EditionJson.Write(EditionMaker.Of(d.Definition)))))
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
