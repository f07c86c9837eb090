using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.People;

namespace Klang.Web.CommandLine;

/// <summary>What the console says when the server is ready: where it is, and how to sign in.</summary>
internal static class Welcome
{
    public static void Progress(int done, int all) => Console.Write($"\rเตรียมข้อมูลสาธิต {done.Plain()}/{all.Plain()} อำเภอ{(done == all ? Environment.NewLine : "")}");

    public static void Print(IEnumerable<string> urls, IReadOnlyList<DemoAccount> accounts)
    {
        Console.WriteLine($"ศูนย์ข้อมูลกลางพร้อมใช้ที่ {string.Join(" ", urls)}  (Klang is ready)");
        if (accounts.Count == 0)
        {
            return;
        }

        Console.WriteLine($"บัญชีสาธิต รหัสผ่านเดียวกันทุกบัญชี: {DemoAccounts.Passphrase}  (demonstration accounts, one password)");
        foreach (var role in accounts.GroupBy(a => a.Role))
        {
            var first = role.First();
            var others = role.Count() > 1 ? $" … {role.Last().UserName}" : "";
            Console.WriteLine($"  {first.UserName + others,-28} {role.Key.Name().Th} · {first.UnitTh}");
        }

        Console.WriteLine("กด Ctrl+C เพื่อหยุด  (Ctrl+C stops it)");
    }
}
