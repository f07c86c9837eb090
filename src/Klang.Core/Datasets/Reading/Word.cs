namespace Klang.Core.Datasets.Reading;

/// <summary>A setting that is one of a few words.</summary>
internal static class Word
{
    /// <summary>Reads the word in any letter case; false for everything else. A number is no word, though Enum.TryParse takes it for one.</summary>
    public static bool TryRead<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out value);
    }
}
