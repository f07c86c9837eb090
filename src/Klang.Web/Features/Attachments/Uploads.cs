using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Common;

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
            var judged = await JudgeAsync(file, cancel);
            if (!judged.IsOk)
            {
                return judged.Problem;
            }

            clean.Add(judged.Value);
        }

        return clean.ToImmutable();
    }

    private static async Task<Result<CleanFile>> JudgeAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > FileRules.MostBytes)
        {
            return AttachmentProblems.TooLarge(FileNames.Stem(file.FileName));
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return FileRules.Judge(file.FileName, content.GetBuffer().AsMemory(0, (int)content.Length));
    }
}
