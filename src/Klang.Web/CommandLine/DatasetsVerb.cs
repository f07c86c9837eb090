using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.Datasets.Reading;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary><c>datasets check [PATH]</c>: validates definitions, and holds them against what was published where there is a database.</summary>
internal static class DatasetsVerb
{
    public static Command Command()
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "One definition file, or a folder of them; the shipped ones when left out." };
        var check = new Command("check", "Validate dataset definitions.") { path };
        check.SetAction((parse, cancel) => CheckAsync(parse.GetValue(path), cancel));
        return new Command("datasets", "Dataset definitions.") { check };
    }

    private static async Task<int> CheckAsync(string? path, CancellationToken cancel)
    {
        var shipped = ShippedFiles.DefinitionFiles(PublishedEditions.Options().DatasetsFolder);
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
        Tell(faults);
        return catalogue is null ? 1 : await CompareAsync(catalogue, cancel);
    }

    private static async Task<int> CompareAsync(Catalogue catalogue, CancellationToken cancel)
    {
        Console.WriteLine($"ถูกต้อง: {catalogue.Datasets.Length.Plain()} ฐานข้อมูล {catalogue.Registers.Length.Plain()} ทะเบียน");
        var (published, why) = await PublishedEditions.ReadAsync(cancel);
        if (published is null)
        {
            Console.WriteLine($"ไม่ได้เทียบกับนิยามที่เผยแพร่แล้ว: {why!.Th} / Not compared with what was published: {why.In("en")}");
            return 0;
        }

        var changes = EditionChanges.Of(published, catalogue);
        Tell(changes.Refused);
        Tell(changes.Doubtful, "เตือน ");
        Console.WriteLine($"เทียบกับนิยามที่เผยแพร่แล้ว {published.Count.Plain()} ฐานข้อมูล: ห้าม {changes.Refused.Length.Plain()} เตือน {changes.Doubtful.Length.Plain()}");
        return changes.Refused.IsEmpty ? 0 : 1;
    }

    private static void Tell(IEnumerable<DefinitionFault> faults, string mark = "")
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"{fault.File}:{fault.Line.Plain()}: {mark}{fault.Message.Th} / {fault.Message.In("en")}");
        }
    }

    /// <summary>One file among the shipped ones: it takes the place of its namesake, and may name the shared lists.</summary>
    private static List<DefinitionFile> With(IReadOnlyList<DefinitionFile> shipped, string path)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        var name = (folder is "registers" or "choices" or "questionnaires" or "standards" ? folder + "/" : "") + Path.GetFileName(path);
        return [.. shipped.Where(f => f.Path != name), ShippedFiles.DefinitionFile(name, path)];
    }
}
