namespace Klang.Web.Tests.Support;

/// <summary>Generated text is approved text: what changed on purpose is copied from <c>….received</c> over the approved file.</summary>
internal static class Approved
{
    public static void Equal(string file, string text)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n").Trim();
        if (approved != text.Trim())
        {
            File.WriteAllText(path + ".received", text.Trim() + "\n");
        }

        Assert.Equal(approved, text.Trim());
    }
}
