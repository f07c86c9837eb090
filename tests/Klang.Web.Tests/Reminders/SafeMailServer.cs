using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Klang.Web.Tests.Reminders;

/// <summary>
/// A mail server as an office has it: TLS with a certificate of the office's own authority, and one account. What arrives bears a header that says
/// over what it came and who brought it; a try to sign in with another password is written down.
/// </summary>
internal static class SafeMailServer
{
    public const string User = "klang@example.org";
    public const string Password = "รหัสของศูนย์ข้อมูล 2569";

    private const string Script = """
        import ssl, sys, threading
        from aiosmtpd.controller import Controller
        from aiosmtpd.handlers import Mailbox
        from aiosmtpd.smtp import AuthResult

        port, maildir, certificate, key, tls, user, password, log = sys.argv[1:9]

        class Box(Mailbox):
            def prepare_message(self, session, envelope):
                message = super().prepare_message(session, envelope)
                message["X-Came-Over"] = "tls" if session.ssl is not None or tls == "connect" else "plain"
                message["X-Brought-By"] = str(session.auth_data or "nobody")
                return message

        def check(server, session, envelope, mechanism, data):
            right = data.login.decode() == user and data.password.decode() == password
            with open(log, "a", encoding="utf-8") as book:
                book.write(f"{mechanism} {'right' if right else 'wrong'}\n")
            return AuthResult(success=right, handled=right, auth_data=data.login.decode() if right else None)

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        settings = dict(authenticator=check, auth_required=True)
        if tls == "start":
            settings.update(tls_context=context, require_starttls=True)
        if tls == "connect":
            settings.update(ssl_context=context, auth_require_tls=False)
        if tls == "none":
            settings.update(auth_require_tls=False)
        Controller(Box(maildir), hostname="127.0.0.1", port=int(port), **settings).start()
        threading.Event().wait()
        """;

    /// <param name="tls">start, connect or none: what the server offers.</param>
    /// <param name="address">Whom the certificate is for.</param>
    /// <returns>What the product needs to know of it.</returns>
    public static async Task<Dictionary<string, string?>> StartAsync(MailServer mail, string tls, string address = "127.0.0.1")
    {
        var (authority, certificate, key) = Certificates(mail.Folder, IPAddress.Parse(address));
        await mail.StartAsync(Script, certificate, key, tls, User, Password, Book(mail));
        return new Dictionary<string, string?>(mail.Settings, StringComparer.Ordinal)
        {
            ["Klang:Mail:Tls"] = tls == "connect" ? "OnConnect" : "StartTls",
            ["Klang:Mail:User"] = User,
            ["Klang:Mail:Password"] = Password,
            ["Klang:Mail:CaFile"] = authority,
        };
    }

    /// <summary>Who tried to sign in, and whether with the right password.</summary>
    public static string[] Tried(MailServer mail) => File.Exists(Book(mail)) ? File.ReadAllLines(Book(mail)) : [];

    private static string Book(MailServer mail) => Path.Combine(mail.Folder, "tried.txt");

    /// <summary>PEM files of an authority made for this test, and of a server that it vouches for.</summary>
    private static (string Authority, string Certificate, string Key) Certificates(string folder, IPAddress address)
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=Klang test authority", root, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = asked.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        return (Write(folder, "authority.pem", authority.ExportCertificatePem()), Write(folder, "server.pem", certificate.ExportCertificatePem()), Write(folder, "server.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
