using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.Datasets.Reading;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary><c>datasets check [PATH]</c>: validates definitions without touching a database.</summary>
internal static class DatasetsVerb
{
    public static Command Command()
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "One definition file, or a folder of them; the shipped ones when left out." };
        var check = new Command("check", "Validate dataset definitions.") { path };
        check.SetAction(parse => Check(parse.GetValue(path)));
        return new Command("datasets", "Dataset definitions.") { check };
    }

    private static int Check(string? path)
    {
        var shipped = ShippedFiles.DefinitionFiles(ShippedFiles.Folder("datasets"));
        var files = path switch
        {
            null => shipped,
            _ when Directory.Exists(path) => ShippedFiles.DefinitionFiles(path),
            _ when File.Exists(path) => With(shipped, path),
            _ => null,
        };
        if (files is null)
        {
            return VerbHost.Fail($"ไม่พบ {path}");
        }

        var (catalogue, faults) = CatalogueReader.Read(files);
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"{fault.File}:{fault.Line.Plain()}: {fault.Message.Th} / {fault.Message.In("en")}");
        }

        if (catalogue is not null)
        {
            Console.WriteLine($"ถูกต้อง: {catalogue.Datasets.Length.Plain()} ฐานข้อมูล {catalogue.Registers.Length.Plain()} ทะเบียน");
        }

        return catalogue is null ? 1 : 0;
    }

    /// <summary>One file among the shipped ones: it takes the place of its namesake, and may name the shared lists.</summary>
    private static List<DefinitionFile> With(IReadOnlyList<DefinitionFile> shipped, string path)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        var name = (folder is "registers" or "choices" ? folder + "/" : "") + Path.GetFileName(path);
        return [.. shipped.Where(f => f.Path != name), new DefinitionFile(name, File.ReadAllText(path))];
    }
}
