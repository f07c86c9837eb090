using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Klang.Data.Model;
using Klang.Web.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Klang.Web.Features.Reminders;

/// <summary>How a try to send ended.</summary>
public abstract record PostOutcome
{
    /// <summary>The server took it.</summary>
    public sealed record Taken : PostOutcome;

    /// <summary>Not taken, or nobody knows.</summary>
    /// <param name="ForGood">The server will never take this mail.</param>
    /// <param name="NoServer">It is not this mail's fault: the next would fare no better now.</param>
    public sealed record Refused(string Error, bool ForGood, bool NoServer) : PostOutcome;
}

/// <summary>One connection to the mail server, opened with the first mail.</summary>
public sealed class SmtpPost(MailOptions options) : IAsyncDisposable
{
    private const int MostError = 500;
    private const int FirstForGood = 500;

    /// <summary>Well inside <see cref="MailQueue.Hold"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SmtpClient _client = Client(options);

    public async Task<PostOutcome> SendAsync(MailMessage message)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (await ConnectAsync(patience.Token) is { } unreachable)
        {
            return unreachable;
        }

        try
        {
            using var mime = Mime(message);
            await _client.SendAsync(mime, patience.Token);
            return new PostOutcome.Taken();
        }
        catch (SmtpCommandException e)
        {
            // A sender that is refused is our setting, not the mail's fault: it waits until that is mended.
            var forGood = (int)e.StatusCode >= FirstForGood && e.ErrorCode != SmtpErrorCode.SenderNotAccepted;
            return new PostOutcome.Refused(Said(e), forGood, NoServer: e.StatusCode == SmtpStatusCode.ServiceNotAvailable);
        }
        catch (Exception e) when (e is ParseException or NotSupportedException)
        {
            // An address that this server cannot be told of.
            return new PostOutcome.Refused(Said(e), ForGood: true, NoServer: false);
        }
        catch (Exception e) when (IsOfTheWay(e))
        {
            return new PostOutcome.Refused(Said(e), ForGood: false, NoServer: true);
        }
    }

    /// <summary>Made from the row's id: whoever gets a mail twice sees that it is the same.</summary>
    public static string MessageId(MailMessage message, MailOptions options) => $"{message.Id:N}@{options.Sender.Domain}";

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected)
            {
                await _client.DisconnectAsync(quit: true);
            }
        }
        catch (Exception e) when (e is ProtocolException or SocketException or IOException)
        {
            // What was taken is taken; a farewell that fails changes nothing.
            return;
        }
        finally
        {
            _client.Dispose();
        }
    }

    /// <returns>Null when connected.</returns>
    private async Task<PostOutcome.Refused?> ConnectAsync(CancellationToken cancel)
    {
        try
        {
            if (!_client.IsConnected)
            {
                await _client.ConnectAsync(options.Host, options.Port, Security(options.Tls), cancel);
            }

            if (options.User.Length > 0 && !_client.IsAuthenticated)
            {
                await _client.AuthenticateAsync(options.User, options.Password, cancel);
            }

            return null;
        }
        catch (Exception e) when (IsOfTheWay(e) || e is CommandException or NotSupportedException)
        {
            return new PostOutcome.Refused(Said(e), ForGood: false, NoServer: true);
        }
    }

    private static bool IsOfTheWay(Exception e) => e is ProtocolException or SocketException or IOException or SslHandshakeException or AuthenticationException
        or TimeoutException or OperationCanceledException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    private MimeMessage Mime(MailMessage message)
    {
        var mime = new MimeMessage { Subject = message.Subject, MessageId = MessageId(message, options), Date = new DateTimeOffset(message.CreatedAt, TimeSpan.Zero) };
        mime.From.Add(options.Sender);
        mime.To.Add(MailboxAddress.Parse(message.ToAddress));
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mime.Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody();
        return mime;
    }

    /// <summary>Whoever the machine trusts, or the office's own authority and nobody else; the name must be the server's either way.</summary>
    private static SmtpClient Client(MailOptions options)
    {
        var client = new SmtpClient();
        if (options.CaFile.Length > 0)
        {
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
                certificate is X509Certificate2 server && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && IsVouchedFor(server, chain, options.CaFile);
        }

        return client;
    }

    private static bool IsVouchedFor(X509Certificate2 server, X509Chain? sent, string caFile)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(caFile);
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainElements.Select(e => e.Certificate).ToArray() ?? []);

        // An office's own authority seldom says on the net what it has taken back.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }

    private static SecureSocketOptions Security(MailTls tls) => tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.OnConnect => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => throw new NotSupportedException($"Unknown {tls}."),
    };

    private static string Said(Exception e) => e.Message.Length > MostError ? e.Message[..MostError] : e.Message;
}
