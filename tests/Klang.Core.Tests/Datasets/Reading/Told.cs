using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>What is told of the shipped files when something in one of them is replaced.</summary>
internal static class Told
{
    public static (ImmutableArray<DefinitionFault> Faults, string Text) Faults(string path, string old, string replacement)
    {
        var (files, text) = Files(path, old, replacement);
        return (CatalogueReader.Read(files).Faults, text);
    }

    public static Catalogue Catalogue(string path, string old, string replacement)
    {
        var (catalogue, faults) = CatalogueReader.Read(Files(path, old, replacement).Files);
        Assert.Empty(faults);
        return catalogue!;
    }

    /// <summary>Asserts a fault in that file that says something, on a line that holds <paramref name="line"/> (null: any line).</summary>
    public static void Of(string path, string old, string replacement, string? line, string says)
    {
        var (faults, text) = Faults(path, old, replacement);
        var fault = faults.FirstOrDefault(f => f.Message.Th.Contains(says, StringComparison.Ordinal));
        Assert.True(fault is not null, string.Join(" · ", faults.Select(f => $"{f.File}:{f.Line} {f.Message.Th}")));
        Assert.False(string.IsNullOrEmpty(fault.Message.En));
        if (line is not null)
        {
            Assert.Equal(path, fault.File);
            Assert.Contains(line, text.Split('\n')[fault.Line - 1], StringComparison.Ordinal);
        }
    }

    private static (ImmutableArray<DefinitionFile> Files, string Text) Files(string path, string old, string replacement)
    {
        var file = ShippedDefinitions.Files.Single(f => f.Path == path);
        var at = file.Text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"No '{old}' in {path}: the test has to follow the file.");
        var text = file.Text[..at] + replacement + file.Text[(at + old.Length)..];
        return ([.. ShippedDefinitions.Files.Where(f => f != file), file with { Text = text }], text);
    }
}
