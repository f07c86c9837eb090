using System.CommandLine;
using Klang.Core.People;
using Klang.Web.Features.People;

namespace Klang.Web.CommandLine;

/// <summary><c>tokens create --user NAME --scope read|write</c>: prints the token, once.</summary>
internal static class TokensVerb
{
    public static Command Command()
    {
        var user = new Option<string>("--user") { Required = true, Description = "Whose token: it may do what this account may." };
        var scope = new Option<string>("--scope") { Required = true, Description = "read or write." };
        scope.AcceptOnlyFromAmong("read", "write");
        var name = new Option<string?>("--name") { Description = "What it is for." };
        var create = new Command("create", "Create a token for the API.") { user, scope, name };
        create.SetAction((parse, cancel) => VerbHost.RunAsync(
            (services, c) => CreateAsync(services, parse.GetValue(user)!, parse.GetValue(name) ?? "command line", parse.GetValue(scope) == "write", c), cancel));
        return new Command("tokens", "Tokens for the API.") { create };
    }

    private static async Task<int> CreateAsync(IServiceProvider services, string user, string name, bool canWrite, CancellationToken cancel)
    {
        var token = await services.GetRequiredService<TokenDesk>().CreateAsync(Actor.System, user, name, canWrite, cancel);
        if (!token.IsOk)
        {
            return VerbHost.Fail(token.Problem);
        }

        // The token alone on standard output, so that a script can take it.
        Console.Error.WriteLine("เก็บโทเคนนี้ไว้ในที่ปลอดภัย จะไม่แสดงอีก");
        Console.WriteLine(token.Value);
        return 0;
    }
}
