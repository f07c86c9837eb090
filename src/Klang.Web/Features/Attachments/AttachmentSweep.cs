using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Attachments;

/// <summary>
/// Removes files that no row names: content is on the disk before its row is committed, so work that was given up leaves its file
/// behind. What is younger than a day may still be waiting for its row.
/// </summary>
public sealed class AttachmentSweep(KlangDb db, KlangOptions options, ProcessRunner processes)
{
    private const int HashLength = 64;
    private const int AtOnce = 200;

    private static readonly TimeSpan Youth = TimeSpan.FromDays(1);

    /// <param name="now">UTC, by the clock that the disk goes by.</param>
    /// <returns>How many files were removed.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var folder = new DirectoryInfo(Path.Combine(options.DataPath, "files"));
        var removed = 0;
        foreach (var some in Old(folder, now).Chunk(AtOnce))
        {
            var hashes = some.Select(HashOf).ToList();
            var kept = await db.Attachments.Where(a => hashes.Contains(a.Sha256)).Select(a => a.Sha256).Distinct().ToListAsync(cancel);
            removed += some.Count(file => (file.Name.Length > HashLength || !kept.Contains(file.Name)) && Remove(file, now));
        }

        if (removed > 0)
        {
            await processes.RunAsync<int>(new Process("files.sweep", Actor.System), scope =>
            {
                scope.Note(Actor.System.UnitCode, "files", new { removed });
                return Task.FromResult<Result<int>>(removed);
            }, cancel);
        }

        return removed;
    }

    private static IEnumerable<FileInfo> Old(DirectoryInfo folder, DateTime now) =>
        folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name.Length >= HashLength && file.LastWriteTimeUtc < now - Youth) : [];

    /// <summary>A half-written file bears its hash and a number of its own behind it.</summary>
    private static string HashOf(FileInfo file) => file.Name[..HashLength];

    /// <summary>Somebody may have sent the same content again since it was looked at.</summary>
    private static bool Remove(FileInfo file, DateTime now)
    {
        file.Refresh();
        if (!file.Exists || file.LastWriteTimeUtc >= now - Youth)
        {
            return false;
        }

        file.Delete();
        return true;
    }
}
