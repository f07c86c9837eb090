using System.Security.Cryptography;

namespace Klang.Web.Features.Shell;

/// <summary>A short hash of the icon sheet, for addresses that asp-append-version does not reach.</summary>
internal static class Assets
{
    public static string Version { get; } = Hash(Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist", "icons.svg"));

    private static string Hash(string path) => File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..12] : "0";
}
