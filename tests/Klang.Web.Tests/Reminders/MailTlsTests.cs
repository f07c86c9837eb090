using Klang.Data.Model;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Reminders;

/// <summary>The way to a mail server that asks for TLS and a password: real handshakes, a real authority, a real account.</summary>
public sealed class MailTlsTests
{
    [Theory]
    [InlineData("start")]
    [InlineData("connect")]
    public async Task Run_ServerWithTlsAndSignIn_TakesTheMail(string tls)
    {
        using var mail = MailServer.Need();
        Assert.Equal(MailState.Sent, (await SentAsync(await SafeMailServer.StartAsync(mail, tls))).State);
        var arrived = Assert.Single(mail.Taken());
        Assert.Equal(("tls", SafeMailServer.User), (arrived.Headers["X-Came-Over"], arrived.Headers["X-Brought-By"]));
    }

    /// <summary>Nothing is lost by a setting that is wrong: it waits until that is mended, and then goes out.</summary>
    [Fact]
    public async Task Run_WrongPassword_WaitsUntilItIsPutRight()
    {
        using var mail = MailServer.Need();
        var settings = await SafeMailServer.StartAsync(mail, "start");
        var waiting = await SentAsync(With(settings, "Password", "guessed"));
        Assert.Equal((MailState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.DoesNotContain("guessed", waiting.LastError, StringComparison.Ordinal);
        Assert.All(SafeMailServer.Tried(mail), line => Assert.EndsWith("wrong", line, StringComparison.Ordinal));
        Assert.Equal(MailState.Sent, (await SentAsync(settings)).State);
    }

    /// <summary>Whoever sits in between gets neither mail nor password.</summary>
    [Theory]
    [InlineData("start", "127.0.0.1", "")]
    [InlineData("connect", "127.0.0.1", "")]
    [InlineData("start", "127.0.0.2", "own")]
    [InlineData("connect", "127.0.0.2", "own")]
    [InlineData("none", "127.0.0.1", "own")]
    public async Task Run_CertificateOfAnotherOrNone_NothingIsHandedOver(string tls, string address, string authority)
    {
        using var mail = MailServer.Need();
        var settings = await SafeMailServer.StartAsync(mail, tls, address);
        var waiting = await SentAsync(authority == "own" ? settings : With(settings, "CaFile", ""));
        Assert.Equal(MailState.Waiting, waiting.State);
        Assert.NotEmpty(waiting.LastError!);
        Assert.Empty(mail.Taken());
        Assert.Empty(SafeMailServer.Tried(mail));
    }

    [Theory]
    [InlineData("klang@example.org", "", "StartTls", "", "belong together")]
    [InlineData("", "secret", "StartTls", "", "belong together")]
    [InlineData("klang@example.org", "secret", "None", "", "readable by everybody")]
    [InlineData("klang@example.org", "secret", "StartTls", "nowhere.pem", "not there")]
    [InlineData("klang@example.org", "secret", "StartTls", "", null)]
    public void Complaints_Settings_SayWhatIsWrongAndNeverThePassword(string user, string password, string tls, string authority, string? complaint)
    {
        var options = new MailOptions { Host = "mail.example.org", From = "klang@example.org", User = user, Password = password, Tls = Enum.Parse<MailTls>(tls), CaFile = authority };
        var said = string.Join('\n', options.Complaints(KlangMode.Production));
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.Equal(complaint is null, said.Length == 0);
        Assert.Contains(complaint ?? "", said, StringComparison.Ordinal);
    }

    private static async Task<MailMessage> SentAsync(IReadOnlyDictionary<string, string?> settings)
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, settings: settings);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        await town.PostAsync(1, clock.Now);
        await town.SendAsync(clock);
        return Assert.Single(await town.MailsAsync());
    }

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> settings, string name, string value) =>
        new(settings, StringComparer.Ordinal) { ["Klang:Mail:" + name] = value };
}
