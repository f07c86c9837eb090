using System.Collections.Immutable;
using System.Security.Cryptography;
using Klang.Core.Attachments;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Klang.Web.Features.Attachments;

/// <summary>A file that the program made.</summary>
public sealed record OwnFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Keeps files in the data folder under their hash, and a row for each. It does not ask who may read: the room that owns what a
/// file belongs to asks that first, and hands the file out under an address of its own.
/// </summary>
public sealed class AttachmentStore(KlangDb db, KlangOptions options)
{
    /// <summary>Adds files to what is being written. Content is on the disk before the row can be committed.</summary>
    /// <param name="messageId">The message they came with, of an owner that has messages.</param>
    /// <returns>The rows, in the order of the files.</returns>
    public async Task<ImmutableArray<Attachment>> AddAsync(ProcessScope scope, Guid ownerId, Guid? messageId, IEnumerable<CleanFile> files, CancellationToken cancel = default)
    {
        var (all, added) = (files.ToList(), ImmutableArray.CreateBuilder<Attachment>());

        // They come at one moment, so their ids alone keep their order; ids of one millisecond are in none.
        var ids = all.Select(_ => Guid.CreateVersion7()).Order().ToList();
        foreach (var (id, file) in ids.Zip(all))
        {
            added.Add(await AddOneAsync(scope, id, ownerId, messageId, new OwnFile(file.Name, file.ContentType, file.Bytes), cancel));
        }

        return added.ToImmutable();
    }

    /// <summary>Adds a file that was made here, not sent by somebody: nothing is judged or cleaned.</summary>
    public Task<Attachment> AddOwnAsync(ProcessScope scope, Guid ownerId, OwnFile file, CancellationToken cancel = default) =>
        AddOneAsync(scope, Guid.CreateVersion7(), ownerId, null, file, cancel);

    /// <summary>Keeps a workbook as it came: what is in it is judged by whoever reads it, and it is never handed out again as it is.</summary>
    public Task<Attachment> AddWorkbookAsync(ProcessScope scope, Guid ownerId, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel = default) =>
        AddOneAsync(scope, Guid.CreateVersion7(), ownerId, null, new OwnFile(name, "application/octet-stream", bytes), cancel);

    /// <summary>A kept file's content, by its hash; the caller closes it.</summary>
    /// <exception cref="FileNotFoundException">It is not in this server's data folder.</exception>
    public FileStream Open(string sha256) => File.OpenRead(PathOf(sha256));

    private async Task<Attachment> AddOneAsync(ProcessScope scope, Guid id, Guid ownerId, Guid? messageId, OwnFile file, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
        await KeepAsync(PathOf(hash), file.Bytes, cancel);
        var row = new Attachment
        {
            Id = id,
            OwnerId = ownerId,
            MessageId = messageId,
            FileName = file.Name,
            ContentType = file.ContentType,
            Size = file.Bytes.Length,
            Sha256 = hash,
            At = scope.Now,
            By = scope.Actor.Name,
        };
        scope.Db.Attachments.Add(row);
        return row;
    }

    /// <summary>Files of an owner, in the order they came.</summary>
    public Task<List<Attachment>> OfAsync(Guid ownerId, CancellationToken cancel = default) =>
        db.Attachments.AsNoTracking().Where(a => a.OwnerId == ownerId).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancel);

    /// <summary>One file of an owner that the caller has found readable; null where the owner has no such file.</summary>
    public async Task<IResult?> ServeAsync(HttpResponse response, Guid ownerId, Guid id, CancellationToken cancel = default)
    {
        var found = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.OwnerId == ownerId, cancel);
        if (found is null)
        {
            return null;
        }

        // A picture may be looked at in the page; a document may bring scripts, so it is saved and opened elsewhere.
        var disposition = new ContentDispositionHeaderValue(found.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment");
        disposition.SetHttpFileName(found.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.PhysicalFile(PathOf(found.Sha256), found.ContentType);
    }

    private string PathOf(string hash) => Path.GetFullPath(Path.Combine(options.DataPath, "files", hash[..2], hash));

    /// <summary>The same content is kept once. It appears under its name whole or not at all.</summary>
    private static async Task KeepAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (File.Exists(path))
        {
            // Young again: the sweep leaves it until its new row is there.
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(bytes, cancel);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
