using System.CommandLine;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;

namespace Klang.Web.CommandLine;

/// <summary><c>areas import FILE</c>, <c>areas review FILE</c>, <c>areas decide FILE</c>, <c>areas boundaries FILE</c> and <c>areas check</c>.</summary>
internal static class AreasVerb
{
    public static Command Command() => new("areas", "The area registry.") { AreasImportVerb.Command(), AreasReviewVerb.Command(), AreasDecideVerb.Command(), AreasBoundariesVerb.Command(), Check() };

    private static Command Check()
    {
        var check = new Command("check", "Check the areas in force today.");
        check.SetAction((_, cancel) => VerbHost.RunAsync(CheckAsync, cancel));
        return check;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<AreaCheck>().RunAsync(cancel);
        foreach (var count in result.Counts)
        {
            Console.WriteLine($"{count.Word} {ThaiNumber.Show(count.Count, 0)}");
        }

        foreach (var problem in result.Report.Problems)
        {
            Console.Error.WriteLine(problem.Message.Th);
        }

        var wrong = result.Report.Problems.Count;
        Console.WriteLine(wrong == 0 ? "ทะเบียนถูกต้อง" : $"พบข้อผิดพลาด {ThaiNumber.Show(wrong, 0)} แห่ง");
        return wrong == 0 ? 0 : 1;
    }
}
