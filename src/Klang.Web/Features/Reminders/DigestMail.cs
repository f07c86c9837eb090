using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Reminders;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Reminders;

/// <summary>The words of a digest: for the bell one line, for the mail everything. In Thai, unless the person reads English: the language of a page is known only to the browser.</summary>
public sealed class DigestMail(IStringLocalizer<RemindersTexts> texts, Catalogue catalogue, SiteLinks links)
{
    /// <summary>What the bell says, and the key that keeps a second one out.</summary>
    public NoticeOnce Notice(PlannedDigest planned)
    {
        var digest = planned.Digest;
        var kind = digest.Own.IsEmpty ? "reminder.province" : "reminder.digest";
        return new NoticeOnce(digest.Key, digest.PersonId, kind, Language.For(planned.To.User.ReadsEnglish, () => Headline(digest)), digest.Own.IsEmpty ? "/monitoring?state=Overdue" : "/");
    }

    /// <param name="units">By code.</param>
    public MailText Write(PlannedDigest planned, IReadOnlyDictionary<string, ReportingUnit> units) => Language.For(planned.To.User.ReadsEnglish, () => Compose(planned, units));

    /// <summary>Written at the end of every mail.</summary>
    public ImmutableArray<MailLine> Closing() => [new(texts["MailWork"], links.To("/")), new(texts["MailAutomatic"]), new(texts["MailStop"], links.To("/account"))];

    private MailText Compose(PlannedDigest planned, IReadOnlyDictionary<string, ReportingUnit> units)
    {
        var digest = planned.Digest;
        return new MailText(
            Language.Current,
            texts["MailSubject", Headline(digest), Display.Day(digest.Day)],
            [texts["MailDear", planned.To.User.DisplayName], texts["MailOpening", Display.LongDay(digest.Day)]],
            [.. Own(planned), .. Units(digest, units)],
            Closing());
    }

    private IEnumerable<MailSection> Own(PlannedDigest planned) => planned.Digest.Own.IsEmpty
        ? []
        : [new(texts["MailOwn", Language.Pick(planned.To.Unit.NameTh, planned.To.Unit.NameEn)], [.. planned.Digest.Own.Select(line => new MailLine(Line(line), links.To($"/entry/{line.Report.Id}")))])];

    private IEnumerable<MailSection> Units(Digest digest, IReadOnlyDictionary<string, ReportingUnit> units) => digest.Overdue.GroupBy(line => line.Report.UnitCode, StringComparer.Ordinal)
        .Select(unit => new MailSection(texts["MailUnit", UnitName(units, unit.Key), unit.Count().Plain()], [.. unit.Select(line => new MailLine(Line(line), links.To($"/entry/{line.Report.Id}")))]));

    private string Headline(Digest digest)
    {
        var late = digest.Own.Count(line => line.DaysLeft < 0);
        var own = digest.Own.IsEmpty ? null : late > 0 ? texts["HeadOwnLate", digest.Own.Length.Plain(), late.Plain()] : texts["HeadOwn", digest.Own.Length.Plain()];
        var units = digest.Overdue.Select(line => line.Report.UnitCode).Distinct(StringComparer.Ordinal).Count();
        return string.Join(" · ", new[] { own?.Value, units > 0 ? texts["HeadUnits", units.Plain()].Value : null }.OfType<string>());
    }

    private string Line(DigestLine line)
    {
        var round = line.Report.Dates.Id;
        var name = catalogue[round.DatasetKey].Definition.Name.Here();
        var when = line.DaysLeft switch
        {
            < 0 => texts["LineLate", (-line.DaysLeft).Plain()],
            0 => texts["LineToday"],
            var left => texts["LineLeft", left.Plain()],
        };
        var returned = line.Report.Status == SubmissionStatus.Returned ? texts["LineReturned"].Value : "";
        return texts["Line", name, $"{round.Year}/{round.Number.Plain()}", Display.Day(line.Report.DueOn), when.Value] + returned;
    }

    private static string UnitName(IReadOnlyDictionary<string, ReportingUnit> units, string code) =>
        units.TryGetValue(code, out var unit) ? Language.Pick(unit.NameTh, unit.NameEn) : code;
}
