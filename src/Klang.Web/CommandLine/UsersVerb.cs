using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.People;

namespace Klang.Web.CommandLine;

/// <summary><c>users create-admin NAME</c> and <c>users import FILE</c>.</summary>
internal static class UsersVerb
{
    public static Command Command() => new("users", "Accounts.") { CreateAdmin(), Import() };

    private static Command CreateAdmin()
    {
        var name = new Argument<string>("NAME") { Description = "User name: 3–40 of a–z, 0–9, dot, dash, underscore." };
        var displayName = new Option<string?>("--display-name") { Description = "The person's name; the user name when left out." };
        var command = new Command("create-admin", "Create an administrator and print the one-time slip.") { name, displayName };
        command.SetAction((parse, cancel) => VerbHost.RunAsync((services, c) => CreateAdminAsync(services, parse.GetValue(name)!, parse.GetValue(displayName), c), cancel));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV: user_name,display_name,unit_code,role[,email]." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check only." };
        var command = new Command("import", "Create accounts from a file, all or none, and write their slips as CSV.") { file, dryRun };
        command.SetAction((parse, cancel) => VerbHost.RunAsync((services, c) => ImportAsync(services, parse.GetValue(file)!, parse.GetValue(dryRun), c), cancel));
        return command;
    }

    private static async Task<int> CreateAdminAsync(IServiceProvider services, string name, string? displayName, CancellationToken cancel)
    {
        var account = new NewAccount
        {
            UserName = UserNames.Normalise(name),
            DisplayName = DisplayNames.Normalise(displayName ?? name),
            UnitCode = UnitSeed.Department,
            Role = Role.Administrator,
        };
        var created = await services.GetRequiredService<AccountDesk>().CreateAsync(Actor.System, account, cancel);
        if (!created.IsOk)
        {
            return VerbHost.Fail(created.Problem);
        }

        Console.WriteLine($"สร้างผู้ดูแลระบบ {created.Value.UserName} แล้ว");
        Console.WriteLine($"รหัสผ่านครั้งแรก: {created.Value.Signs}");
        Console.WriteLine($"ใช้ได้ครั้งเดียว ถึง {BuddhistDate.ShortWithTime(created.Value.ExpiresAt, "th")} แล้วตั้งรหัสผ่านของท่านเอง");
        return 0;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, bool dryRun, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            return VerbHost.Fail($"ไม่พบไฟล์ {file.FullName}");
        }

        var import = services.GetRequiredService<AccountImport>();
        var text = TextDecoding.Decode(await File.ReadAllBytesAsync(file.FullName, cancel));
        if (dryRun)
        {
            var (rows, problems) = await import.CheckAsync(text, cancel);
            Console.WriteLine($"อ่านได้ {rows.Count.Plain()} บัญชี ผิด {problems.Count.Plain()} แห่ง ยังไม่ได้สร้าง");
            return Report(problems);
        }

        var (slips, faults) = await import.RunAsync(Actor.System, text, cancel);
        foreach (var line in faults.Count == 0 ? SlipFile.Csv(slips) : [])
        {
            Console.WriteLine(line);
        }

        return Report(faults);
    }

    private static int Report(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            VerbHost.Fail(problem);
        }

        return problems.Count == 0 ? 0 : VerbHost.Fail("ไม่ได้สร้างบัญชีใดเลย แก้ไฟล์แล้วนำเข้าใหม่ทั้งไฟล์");
    }
}
