using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;

namespace Klang.Web.Hosting;

/// <summary>A definition file is wrong: the server does not start on it.</summary>
public sealed class DefinitionException(string message) : Exception(message);

/// <summary>The files that lie beside the program: definitions and the area registry.</summary>
public static class ShippedFiles
{
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    public static Catalogue Catalogue() => Catalogue(Folder("datasets"));

    public static Catalogue Catalogue(string folder)
    {
        var (catalogue, faults) = CatalogueReader.Read(DefinitionFiles(folder));
        return catalogue ?? throw new DefinitionException(string.Join(Environment.NewLine, faults.Select(f => $"datasets/{f.File}:{f.Line.Plain()}: {f.Message.Th} / {f.Message.In("en")}")));
    }

    public static IReadOnlyList<DefinitionFile> DefinitionFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new DefinitionFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))];
}
