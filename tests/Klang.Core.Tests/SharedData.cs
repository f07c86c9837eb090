namespace Klang.Core.Tests;

/// <summary>Files of the project and, beside it, the folder of shared test data, which a plain clone does not have.</summary>
internal static class SharedData
{
    public static bool MustBeThere => Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") == "1";

    /// <summary>A file or folder of the project, from its root: areas/provinces.csv.</summary>
    public static string InProject(string path) =>
        Above(folder => System.IO.File.Exists(Path.Combine(folder, "Klang.slnx")) ? Path.Combine(folder, path) : null)
        ?? throw new FileNotFoundException($"The project's root was not found above {AppContext.BaseDirectory}.");

    /// <summary>A file of the shared data: areas/villages.csv. Skips the test where there is none, or fails it where all is required.</summary>
    public static string File(string path)
    {
        var found = Find(path);
        Assert.SkipWhen(found is null && !MustBeThere, $"No shared/data/{path} beside the project.");
        Assert.True(found is not null, $"KLANG_TEST_REQUIRE_ALL=1, but there is no shared/data/{path} beside the project.");
        return found;
    }

    /// <summary>The same for a test that makes do with a few rows of its own; null where the folder may be missing and is.</summary>
    public static string? FileOrNull(string path) => MustBeThere ? File(path) : Find(path);

    private static string? Find(string path) =>
        Above(folder => Path.Combine(folder, "shared", "data", path) is var file && System.IO.File.Exists(file) ? file : null);

    private static string? Above(Func<string, string?> find)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (find(folder.FullName) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
