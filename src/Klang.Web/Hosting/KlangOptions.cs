using System.Globalization;
using Klang.Data.Setup;

namespace Klang.Web.Hosting;

/// <summary>How this process runs.</summary>
public enum KlangMode
{
    /// <summary>Loopback only, with demonstration accounts.</summary>
    Demo,

    /// <summary>Starts empty; refuses demonstration accounts, a fixed clock and cookies over plain http.</summary>
    Production,
}

/// <summary>The configuration section <c>Klang</c> (environment: <c>KLANG__…</c>).</summary>
public sealed record KlangOptions
{
    public const string SectionName = "Klang";

    /// <summary>The key that the manual prints; for trying out only.</summary>
    public const string SamplePersonalNumberKey = "sample-key-for-trying-out-never-for-real-people";

    private const int LeastKey = 32;

    /// <summary><c>sqlite:PATH</c> or a PostgreSQL connection string; empty means a SQLite file in <see cref="DataPath"/>.</summary>
    public string Database { get; init; } = "";

    /// <summary>Uploads, keys and the embedded database.</summary>
    public string DataPath { get; init; } = "./data";

    /// <summary>The definitions of datasets and what belongs to them; empty means <c>datasets/</c> beside the program.</summary>
    public string DatasetsPath { get; init; } = "";

    public KlangMode Mode { get; init; } = KlangMode.Demo;

    /// <summary>Fixes the clock (ISO, UTC) in tests.</summary>
    public string? Now { get; init; }

    /// <summary>The key of the hash that finds national ids again, at least 32 characters; empty: a random file of <see cref="DataPath"/>.</summary>
    public string? PersonalNumberKey { get; init; }

    /// <summary>The address people reach the site at, for links in mails: https://klang.example.go.th; empty: mails carry no links.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>Where mail goes out; without a host nobody is written to.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>Whether this process does what nobody presses a button for; null: when it serves.</summary>
    public bool? Jobs { get; init; }

    /// <summary>How long after the start jobs begin: whoever waits for the first page goes first.</summary>
    public TimeSpan JobsAfter { get; init; } = TimeSpan.FromMinutes(1);

    public DatabaseChoice Choice => DatabaseChoice.Parse(Database.Length == 0 ? "sqlite:" + Path.Combine(DataPath, "klang.db") : Database);

    public string DatasetsFolder => DatasetsPath.Length == 0 ? ShippedFiles.Folder("datasets") : DatasetsPath;

    public TimeProvider Clock => Now is null ? TimeProvider.System : new FixedClock(DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>What may not be in production, in one line each.</summary>
    public IEnumerable<string> Complaints()
    {
        if (Mode == KlangMode.Production && Now is not null)
        {
            yield return "KLANG__Now fixes the clock and is for tests only.";
        }

        if (!Directory.Exists(DatasetsFolder))
        {
            yield return $"KLANG__DatasetsPath names a folder that is not there: {DatasetsFolder}";
        }

        if (BaseUrl.Length > 0 && !(Uri.TryCreate(BaseUrl, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"))
        {
            yield return $"KLANG__BaseUrl is not an address of a site: {BaseUrl}";
        }

        foreach (var complaint in Mail.Complaints(Mode))
        {
            yield return complaint;
        }

        if (PersonalNumberKey is { Length: < LeastKey })
        {
            yield return "KLANG__PersonalNumberKey must have at least 32 characters; make one with: openssl rand -hex 32";
        }

        if (Mode == KlangMode.Production && PersonalNumberKey == SamplePersonalNumberKey)
        {
            yield return "KLANG__PersonalNumberKey is the sample of the manual, which everybody knows; make one with: openssl rand -hex 32";
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
