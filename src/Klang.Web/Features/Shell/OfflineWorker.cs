using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Klang.Web.Features.Shell;

/// <summary>
/// The script that shows the offline page, served at the root because it may answer for no address beside its own folder. It begins with
/// the build's mark: a browser fetches the stored page anew when the script is another one.
/// </summary>
internal static class OfflineWorker
{
    private static readonly byte[] Script = Encoding.UTF8.GetBytes($"// {typeof(OfflineWorker).Assembly.ManifestModule.ModuleVersionId:N}\n{Read(Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist", "worker.js"))}");

    public static FileContentHttpResult Serve(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Script, "text/javascript; charset=utf-8");
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
