using System.CommandLine;
using Klang.Core.Common;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Hosting;

namespace Klang.Web.CommandLine;

/// <summary><c>generate --scale … --seed N</c>: invented but plausible data for tests and benchmarks.</summary>
internal static class GenerateVerb
{
    public static Command Command()
    {
        var scale = new Option<Scale>("--scale") { Description = "district, province or national.", DefaultValueFactory = _ => Scale.Province };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same data.", DefaultValueFactory = _ => 2570 };
        var generate = new Command("generate", "Fill districts with invented but plausible data.") { scale, seed };
        generate.SetAction((parse, cancel) => VerbHost.RunAsync((services, c) => Generate(services, parse.GetValue(scale), parse.GetValue(seed), c), cancel));
        return generate;
    }

    private static async Task<int> Generate(IServiceProvider services, Scale scale, int seed, CancellationToken cancel)
    {
        if (services.GetRequiredService<KlangOptions>().Mode == KlangMode.Production)
        {
            return VerbHost.Fail("โหมด production ไม่รับข้อมูลตัวอย่าง (production takes no invented data)");
        }

        var made = await services.GetRequiredService<Generator>().RunAsync(scale, seed, progress: Tell, cancel: cancel);
        Console.WriteLine();
        Console.WriteLine($"สร้างข้อมูลตัวอย่าง {made.Units.Plain()} อำเภอ {made.Groups.Plain()} กลุ่ม {made.Records.Plain()} ระเบียน");
        return 0;
    }

    private static void Tell(int done, int all)
    {
        if (done % 10 == 0 || done == all)
        {
            Console.Write($"\r{done.Plain()}/{all.Plain()}");
        }
    }
}
