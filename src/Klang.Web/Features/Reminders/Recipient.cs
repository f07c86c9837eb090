using Klang.Core.Reminders;
using Klang.Data.Model;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Reminders;

/// <summary>Why somebody gets no mail; the bell rings all the same.</summary>
public enum MailBar
{
    None,
    NoHost,
    NoAddress,
    NotWanted,
}

/// <summary>Somebody who may be told, with the office and where mail reaches them.</summary>
public sealed record Recipient(KlangUser User, ReportingUnit Unit)
{
    public ReminderPerson Person => new(User.Id, User.Role, User.UnitCode);

    public MailBar Bar(MailOptions mail) => this switch
    {
        _ when !mail.IsOn => MailBar.NoHost,
        { User.Email: null or "" } => MailBar.NoAddress,
        { User.WantsNoMail: true } => MailBar.NotWanted,
        _ => MailBar.None,
    };
}
