namespace Klang.Web.Tests.Areas;

/// <summary>Lists of areas: made up in a test, or from the folder of shared data beside the project.</summary>
internal static class TestFiles
{
    public static byte[] Csv(params string[] lines) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    /// <summary>Skips the test where the file is not there, or fails it where all is required.</summary>
    public static byte[] Shared(string path)
    {
        if (Find(path) is { } found)
        {
            return found;
        }

        Assert.SkipUnless(Support.TestDatabases.MustHaveAll, $"No shared/data/{path} beside the project.");
        Assert.Fail($"KLANG_TEST_REQUIRE_ALL=1, but there is no shared/data/{path} beside the project.");
        return [];
    }

    /// <summary>For a test that makes do with a few rows of its own: null where the folder may be missing and is.</summary>
    public static byte[]? SharedOrNull(string path) => Support.TestDatabases.MustHaveAll ? Shared(path) : Find(path);

    private static byte[]? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", path);
            if (File.Exists(file))
            {
                return File.ReadAllBytes(file);
            }
        }

        return null;
    }
}
