using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Viitta.Features.Layout;

namespace Viitta.Features.Mail;

/// <summary>The mail server, from <c>VIITTA_SMTP</c> and its companions. Without one, mails wait in the outbox.</summary>
public sealed class MailOptions
{
    private const int SubmissionOverTls = 465;

    /// <summary><c>host:port</c>, or nothing.</summary>
    public string? Server { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender: an address, or a name and an address.</summary>
    public string? From { get; set; }

    /// <summary>The installation's own address, which the links in mails begin with.</summary>
    public string? PublicUrl { get; set; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Server);

    public string Host => Server!.Split(':')[0];

    public int Port => int.Parse(Server!.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A password never travels in the clear; without one the server's offer of TLS is taken when made.</summary>
    public SecureSocketOptions Security => Port == SubmissionOverTls ? SecureSocketOptions.SslOnConnect
        : string.IsNullOrEmpty(User) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    public void Read(IConfiguration configuration)
    {
        Server = configuration["VIITTA_SMTP"];
        User = configuration["VIITTA_SMTP_USER"];
        Password = configuration["VIITTA_SMTP_PASSWORD"];
        From = configuration["VIITTA_MAIL_FROM"];
        PublicUrl = configuration[SiteAddress.Setting];
    }

    /// <summary>What an administrator must put right before the program starts, or null.</summary>
    public string? Complaint => !IsConfigured ? null
        : Server!.Split(':') is not [{ Length: > 0 }, var port] || !ushort.TryParse(port, out _)
            ? "VIITTA_SMTP must be host:port, for example mail.viitta.example:587."
        : string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password)
            ? "VIITTA_SMTP_USER and VIITTA_SMTP_PASSWORD go together."
        : !MailboxAddress.TryParse(From, out _)
            ? "VIITTA_MAIL_FROM must be the sender's address, for example viitta@viitta.example."
        : !Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")
            ? $"{SiteAddress.Setting} must be the address that people use, for example https://viitta.example: mailed links begin with it."
        : null;
}

/// <summary>A wrong setting stops the start and says which and why, instead of the first mail failing at night.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options) =>
        options.Complaint is { } complaint ? ValidateOptionsResult.Fail(complaint) : ValidateOptionsResult.Success;
}
