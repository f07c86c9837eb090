using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Klang.Web.Tests.Support;
using MimeKit;

namespace Klang.Web.Tests.Reminders;

/// <summary>A real SMTP server (Debian's aiosmtpd) in a process of its own, keeping what it takes in a maildir; it can be stopped and started again.</summary>
internal sealed class MailServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("klang-mail-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    public string Folder => _folder;

    private string Maildir => Path.Combine(_folder, "mail");

    /// <summary>Skips the test with a reason where there is no such server, and fails where everything must be there.</summary>
    public static MailServer Need()
    {
        using var asked = File.Exists(Python) ? Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false }) : null;
        asked?.WaitForExit();
        if (asked is not { ExitCode: 0 })
        {
            Assert.False(TestDatabases.MustHaveAll, "python3-aiosmtpd is not installed, and KLANG_TEST_REQUIRE_ALL=1 forbids to go without.");
            Assert.Skip("Debian's python3-aiosmtpd is not installed.");
        }

        return new MailServer();
    }

    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Klang:Mail:Host"] = "127.0.0.1",
        ["Klang:Mail:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Klang:Mail:From"] = "ศูนย์ข้อมูลกลาง <klang@example.org>",
        ["Klang:Mail:Tls"] = "None",
        ["Klang:BaseUrl"] = "https://klang.example.org/",
    };

    public Task StartAsync() => StartAsync(["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "aiosmtpd.handlers.Mailbox", Maildir], AnswersAsync);

    /// <summary>Its own keys and the one account that it lets in; see <see cref="SafeMailServer"/>.</summary>
    public Task StartAsync(string script, params string[] arguments) =>
        StartAsync(["-c", script, Port.ToString(System.Globalization.CultureInfo.InvariantCulture), Maildir, .. arguments], ListensAsync);

    private async Task StartAsync(string[] command, Func<Task<bool>> isThere)
    {
        _process = Process.Start(new ProcessStartInfo(Python, command) { RedirectStandardError = true, UseShellExecute = false });
        while (!await isThere())
        {
            Assert.False(_process!.HasExited, "The mail server ended." + (_process.HasExited ? _process.StandardError.ReadToEnd() : ""));
            await Task.Delay(50);
        }
    }

    /// <summary>As if the machine's plug were pulled.</summary>
    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>What arrived.</summary>
    public IReadOnlyList<MimeMessage> Taken()
    {
        var arrived = Path.Combine(Maildir, "new");
        return Directory.Exists(arrived) ? [.. Directory.EnumerateFiles(arrived).Select(file => MimeMessage.Load(file))] : [];
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            using var reader = new StreamReader(client.GetStream());
            return (await reader.ReadLineAsync())?.StartsWith("220", StringComparison.Ordinal) == true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>For a server that says nothing before TLS.</summary>
    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
