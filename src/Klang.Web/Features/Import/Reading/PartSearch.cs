namespace Klang.Web.Features.Import.Reading;

/// <summary>Looks for a word in a part of an archive without reading it as XML.</summary>
internal static class PartSearch
{
    private const int Window = 1 << 16;

    /// <summary>
    /// False only where the word is nowhere in the part. Names of elements cannot be written another way in an encoding that keeps
    /// ASCII; any other encoding has zero bytes or a mark in its first letters, and is not judged.
    /// </summary>
    public static bool MayHold(Stream part, ReadOnlySpan<byte> word)
    {
        var (window, kept) = (new byte[Window], 0);
        for (var first = true; ; first = false)
        {
            var read = part.ReadAtLeast(window.AsSpan(kept), Window - kept, throwOnEndOfStream: false);
            var seen = window.AsSpan(0, kept + read);
            if (seen.IndexOf(word) >= 0 || (first && IsWide(seen)))
            {
                return true;
            }

            if (read < Window - kept)
            {
                return false;
            }

            kept = word.Length - 1;
            seen[^kept..].CopyTo(window);
        }
    }

    private static bool IsWide(ReadOnlySpan<byte> start) => start is [>= 0xFE, ..] || start[..Math.Min(4, start.Length)].Contains((byte)0);
}
