using MimeKit;

namespace Klang.Web.Hosting;

/// <summary>How the way to the mail server is kept private.</summary>
public enum MailTls
{
    /// <summary>STARTTLS, and no mail without it (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    OnConnect,

    /// <summary>None: a relay on this machine or in its own network.</summary>
    None,
}

/// <summary>The configuration section <c>Klang:Mail</c> (environment: <c>KLANG__Mail__…</c>).</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server; empty: no mail is written.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The sender: klang@example.go.th, or with a name, ศูนย์ข้อมูลกลาง &lt;klang@example.go.th&gt;.</summary>
    public string From { get; init; } = "";

    public MailTls Tls { get; init; }

    /// <summary>A PEM file with the authority that vouches for the mail server, where it is the office's own; empty: those this machine trusts.</summary>
    public string CaFile { get; init; } = "";

    public bool IsOn => Host.Length > 0;

    public MailboxAddress Sender => MailboxAddress.Parse(From);

    /// <summary>What is wrong, in one line each.</summary>
    public IEnumerable<string> Complaints(KlangMode mode)
    {
        if (IsOn && !(MailboxAddress.TryParse(From, out var sender) && sender.Domain.Length > 0))
        {
            yield return "KLANG__Mail__From must be an e-mail address when KLANG__Mail__Host is set.";
        }

        if (IsOn && Port is < 1 or > 65_535)
        {
            yield return "KLANG__Mail__Port must be a port number.";
        }

        if (IsOn && User.Length > 0 != Password.Length > 0)
        {
            yield return "KLANG__Mail__User and KLANG__Mail__Password belong together.";
        }

        if (CaFile.Length > 0 && !File.Exists(CaFile))
        {
            yield return $"KLANG__Mail__CaFile names a file that is not there: {CaFile}";
        }

        if (mode == KlangMode.Production && Tls == MailTls.None && Password.Length > 0)
        {
            yield return "KLANG__Mail__Tls=none would send KLANG__Mail__Password readable by everybody on the way.";
        }
    }
}
