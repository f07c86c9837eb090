using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>The files below datasets/ of this tree, as they are and with a line spoilt.</summary>
internal static class ShippedDefinitions
{
    public const string SavingsGroup = "06-savings-group.yaml";

    private static readonly Lazy<Catalogue> Read = new(() =>
    {
        var (catalogue, faults) = CatalogueReader.Read(Files);
        Assert.Empty(faults);
        return catalogue!;
    });

    public static ImmutableArray<DefinitionFile> Files { get; } = All();

    public static Catalogue Catalogue => Read.Value;

    /// <summary>The savings groups' file and what it names, and nothing else.</summary>
    public static ImmutableArray<DefinitionFile> SavingsGroupFiles { get; } =
    [
        .. Files.Where(f => f.Kind is DefinitionFileKind.Bureaus or DefinitionFileKind.Units or DefinitionFileKind.Choices
            || f.Path is SavingsGroup or "registers/savings-group.yaml"),
    ];

    public static DefinitionFile SavingsGroupFile => SavingsGroupFiles.Single(f => f.Path == SavingsGroup);

    /// <summary>What is told of the savings groups' file when the first <paramref name="old"/> in it is replaced.</summary>
    public static (ImmutableArray<DefinitionFault> Faults, string Text) Spoilt(string old, string replacement) =>
        Spoilt([(old, replacement)]);

    public static (ImmutableArray<DefinitionFault> Faults, string Text) Spoilt(params (string Old, string New)[] changes)
    {
        var text = changes.Aggregate(SavingsGroupFile.Text, (whole, change) => First(whole, change.Old, change.New));
        var (catalogue, faults) = CatalogueReader.Read([.. SavingsGroupFiles.Where(f => f.Path != SavingsGroup), new DefinitionFile(SavingsGroup, text)]);
        Assert.Equal(faults.IsEmpty, catalogue is not null);
        return (faults, text);
    }

    /// <summary>The 1-based line on which <paramref name="marker"/> stands first.</summary>
    public static int LineOf(string text, string marker)
    {
        var at = text.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(at >= 0, $"No '{marker}' in the file.");
        return text[..at].Count(c => c == '\n') + 1;
    }

    private static string First(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"No '{old}' in the file: the test has to follow the file.");
        return text[..at] + replacement + text[(at + old.Length)..];
    }

    private static ImmutableArray<DefinitionFile> All()
    {
        var root = SharedData.InProject("datasets");
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new DefinitionFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n")))];
    }
}
