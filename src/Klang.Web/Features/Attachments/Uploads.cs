using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Web.Features.Attachments;

/// <summary>Files of a form, judged before anything is written.</summary>
public static class Uploads
{
    /// <summary>All of them good and cleaned, or the refusal of the first that is not. An empty field is no file.</summary>
    public static async Task<Result<ImmutableArray<CleanFile>>> ReadAsync(IEnumerable<IFormFile>? files, CancellationToken cancel = default)
    {
        var chosen = (files ?? []).Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (chosen.Count > FileRules.Most)
        {
            return AttachmentProblems.TooMany(chosen.Count);
        }

        var clean = ImmutableArray.CreateBuilder<CleanFile>(chosen.Count);
        foreach (var file in chosen)
        {
            var judged = await JudgeAsync(file, FileRules.MostBytes, cancel);
            if (!judged.IsOk)
            {
                return judged.Problem;
            }

            clean.Add(judged.Value);
        }

        return clean.ToImmutable();
    }

    /// <summary>The files of a question, by its own limits. How many it may have in all is for whoever knows what it has.</summary>
    public static async Task<Result<ImmutableArray<CleanFile>>> ReadAsync(IEnumerable<IFormFile> files, FileField field, CancellationToken cancel = default)
    {
        var clean = ImmutableArray.CreateBuilder<CleanFile>();
        foreach (var file in files.Where(f => f.Length > 0 || f.FileName.Length > 0))
        {
            if (clean.Count == field.MaxFiles)
            {
                return AttachmentProblems.TooManyFor(field.Label, field.MaxFiles);
            }

            var judged = await JudgeAsync(file, field.MaxMegabytes * 1024 * 1024, cancel);
            if (!judged.IsOk)
            {
                return judged.Problem;
            }

            if (!field.Accept.Contains(EndingOf(judged.Value.Kind)))
            {
                return AttachmentProblems.NotAccepted(judged.Value.Name, field.Accept);
            }

            clean.Add(judged.Value);
        }

        return clean.ToImmutable();
    }

    private static string EndingOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "pdf",
        FileKind.Png => "png",
        FileKind.Jpeg => "jpg",
        _ => throw new NotSupportedException($"Unknown kind {kind}."),
    };

    private static async Task<Result<CleanFile>> JudgeAsync(IFormFile file, int mostBytes, CancellationToken cancel)
    {
        if (file.Length > mostBytes)
        {
            return AttachmentProblems.TooLarge(FileNames.Stem(file.FileName), mostBytes / 1024 / 1024);
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return FileRules.Judge(file.FileName, content.GetBuffer().AsMemory(0, (int)content.Length));
    }
}
