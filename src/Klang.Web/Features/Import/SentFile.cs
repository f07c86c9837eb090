using Klang.Core.Common;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import;

/// <summary>A file as a form sent it.</summary>
internal static class SentFile
{
    /// <summary>Its bytes, or why it is not taken in.</summary>
    public static async Task<Result<byte[]>> ReadAsync(IFormFile? file, ReadingLimits limits, CancellationToken cancel)
    {
        if (file is null || file.Length == 0 || file.Length > limits.FileBytes)
        {
            return file is null ? ImportProblems.NoFile : file.Length == 0 ? ReadingProblems.Empty : ReadingProblems.TooLarge(limits.FileBytes);
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
