namespace Klang.Core.Common;

/// <summary>A text that officers read: Thai always, English where there is one.</summary>
public sealed record LocalText(string Th, string? En = null)
{
    /// <summary>The text in <paramref name="language"/> ("th" or "en"); Thai where English is missing.</summary>
    public string In(string language) => language == "en" && !string.IsNullOrEmpty(En) ? En : Th;

    public override string ToString() => Th;
}
