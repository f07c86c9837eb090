using System.CommandLine;
using Klang.Core.Areas.Maps;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;

namespace Klang.Web.CommandLine;

/// <summary><c>areas boundaries FILE --level district [--within 57] --credit TEXT</c>. Exit code 1 where anything is wrong; then nothing changed.</summary>
internal static class AreasBoundariesVerb
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "TopoJSON or GeoJSON with properties.code." };
    private static readonly Option<string> Level = new("--level") { Description = "province, district, subdistrict or village.", Required = true };
    private static readonly Option<string?> Within = new("--within") { Description = "The code of the area that the file is about; the country when left out." };
    private static readonly Option<string> Credit = new("--credit") { Description = "Whom to thank, shown under every map.", Required = true };

    public static Command Command()
    {
        var boundaries = new Command("boundaries", "Take boundaries that maps are drawn from.") { FilePath, Level, Within, Credit };
        boundaries.SetAction(RunAsync);
        return boundaries;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var path = parse.GetValue(FilePath)!;
        if (new FileInfo(path) is not { Exists: true } file)
        {
            return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
        }

        if (file.Length > BoundaryFile.MostBytes)
        {
            return VerbHost.Fail(BoundaryProblems.TooLarge);
        }

        var request = new BoundaryRequest(await File.ReadAllBytesAsync(path, cancel), parse.GetValue(Level), parse.GetValue(Within), parse.GetValue(Credit)) { Source = file.Name };
        return await VerbHost.RunAsync((services, stop) => ImportAsync(services, request, stop), cancel);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, BoundaryRequest request, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<BoundaryImport>().RunAsync(Actor.System, request, cancel);
        if (!result.IsOk)
        {
            return VerbHost.Fail(result.Problem);
        }

        foreach (var fault in result.Value.Faults)
        {
            Console.Error.WriteLine(fault.Message.Th);
        }

        if (result.Value is { Faults.Count: 0, Missing: { Count: > 0 } missing })
        {
            Console.WriteLine($"ไม่มีขอบเขต {ThaiNumber.Show(missing.Count, 0)} พื้นที่: {string.Join(' ', missing.Take(20))}");
        }

        Console.WriteLine(result.Value.Faults.Count > 0 ? "แฟ้มมีข้อผิดพลาด จึงไม่นำเข้า" : $"นำเข้าขอบเขต {ThaiNumber.Show(result.Value.Shapes, 0)} พื้นที่แล้ว");
        return result.Value.Faults.Count == 0 ? 0 : 1;
    }
}
