using System.Text;
using Klang.Core.Common;
using Klang.Core.Reminders;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Reminders;

/// <summary>GET /calendar/{key}.ics: an office's due dates, to whoever has the address.</summary>
internal static class CalendarFile
{
    public static async Task<IResult> GetAsync(
        string key, HttpContext context, CalendarDesk desk, DueEvents events, IStringLocalizer<RemindersTexts> texts, CancellationToken cancel)
    {
        if (await desk.FindAsync(key, cancel) is not { } unit)
        {
            await Refusals.WriteAsync(context, Problems.NotFound);
            return TypedResults.Empty;
        }

        var name = texts["CalendarName", Language.Pick(unit.NameTh, unit.NameEn)];
        context.Response.Headers.CacheControl = "private, max-age=600";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(IcsCalendar.Write(name, Language.Current, await events.OfAsync(unit, cancel))), "text/calendar; charset=utf-8", "klang.ics");
    }
}
