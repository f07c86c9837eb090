using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Letters;

namespace Klang.Web.Hosting;

/// <summary>A definition file is wrong: the server does not start on it.</summary>
public sealed class DefinitionException(string message) : Exception(message);

/// <summary>The files that lie beside the program: definitions and the area registry.</summary>
public static class ShippedFiles
{
    private static readonly Lazy<Catalogue> Shipped = new(() => Read(Folder("datasets")));

    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>The letters as they leave the box.</summary>
    public static LetterForms Letters()
    {
        var (forms, faults) = LetterFormReader.Read(DefinitionFiles(Folder("letters")));
        return forms ?? throw new DefinitionException(string.Join(Environment.NewLine, faults.Select(fault => $"letters/{fault.File}:{fault.Line.Plain()}: {fault.Message.Th} / {fault.Message.In("en")}")));
    }

    /// <summary>The definitions beside the program. They do not change while it runs: hosts of one process read them once.</summary>
    public static Catalogue Catalogue() => Shipped.Value;

    public static Catalogue Catalogue(string folder) => folder == Folder("datasets") ? Catalogue() : Read(folder);

    private static Catalogue Read(string folder)
    {
        var (catalogue, faults) = CatalogueReader.Read(DefinitionFiles(folder));
        return catalogue ?? throw new DefinitionException(string.Join(Environment.NewLine, faults.Select(Told)));
    }

    /// <summary>A fault in one line: file, line, Thai and English.</summary>
    public static string Told(DefinitionFault fault) => $"datasets/{fault.File}:{fault.Line.Plain()}: {fault.Message.Th} / {fault.Message.In("en")}";

    public static IReadOnlyList<DefinitionFile> DefinitionFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => DefinitionFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), path))];

    /// <summary>Reads one file, no further than a definition may be long. What is not UTF-8 the reader of definitions refuses.</summary>
    public static DefinitionFile DefinitionFile(string name, string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, (DefinitionLimits.Bytes * 4L) + 1)];
        return new DefinitionFile(name, TextOf(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))));
    }

    private static string TextOf(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
}
