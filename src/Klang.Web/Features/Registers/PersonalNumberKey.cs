using System.Security.Cryptography;
using System.Text;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Registers;

/// <summary>
/// The key of the hash by which a national id is found again. It is not in the database, so that whoever holds only the database
/// cannot try all numbers. From <c>KLANG__PersonalNumberKey</c>, or a random file of the data folder that is made once.
/// </summary>
public sealed class PersonalNumberKey(KlangOptions options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Lazy<byte[]> _key = new(() => Read(options));

    /// <summary>Where the key is kept when no setting holds it.</summary>
    public string Path { get; } = PathOf(options);

    /// <summary>Whether there is a key already, so that a lost one is not replaced in silence.</summary>
    public bool Exists => options.PersonalNumberKey is not null || File.Exists(Path);

    /// <summary>SHA-256 under the key, 64 hexadecimal digits.</summary>
    public string LookupOf(string digits) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes(digits)));

    private static string PathOf(KlangOptions options) => System.IO.Path.GetFullPath(System.IO.Path.Combine(options.DataPath, "keys", "personal-number.key"));

    private static byte[] Read(KlangOptions options)
    {
        if (options.PersonalNumberKey is { } setting)
        {
            return Encoding.UTF8.GetBytes(setting);
        }

        var path = PathOf(options);
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Convert.FromHexString(File.ReadAllText(path).Trim());
    }

    /// <summary>Whole or not at all, and whoever comes second uses the first one's.</summary>
    private static void Make(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, file))
        {
            stream.Write(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
