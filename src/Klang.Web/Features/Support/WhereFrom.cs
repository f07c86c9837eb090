using System.Text.RegularExpressions;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Support;

/// <summary>Says what a page was about, from its address: dataset, round and unit, as far as the person may see them.</summary>
public sealed partial class WhereFrom(KlangDb db, Catalogue catalogue)
{
    public async Task<ProblemReport> OfAsync(Actor actor, string? page, string? screen, string? error, CancellationToken cancel = default)
    {
        var report = new ProblemReport { FromPage = Local(page), OnScreen = screen, LastError = error };
        if (report.FromPage is not { } path)
        {
            return report;
        }

        var submission = SubmissionPage().Match(path) is { Success: true } match && Guid.TryParse(match.Groups["id"].Value, out var id)
            ? await db.Submissions.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(s => s.Id == id, cancel)
            : null;
        return submission is null ? report with { Dataset = DatasetIn(path) } : await WithAsync(report, submission, cancel);
    }

    private async Task<ProblemReport> WithAsync(ProblemReport report, Submission submission, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == submission.UnitCode, cancel);
        return report with
        {
            Dataset = submission.Dataset,
            Round = submission.RoundLabel,
            OnScreen = string.Join(" · ", new[] { report.OnScreen, unit is null ? null : Language.Pick(unit.NameTh, unit.NameEn) }.Where(part => !string.IsNullOrEmpty(part))),
        };
    }

    /// <summary>A dataset's key as a part of the path or as ?dataset=.</summary>
    private string? DatasetIn(string path)
    {
        var question = path.IndexOf('?', StringComparison.Ordinal);
        var asked = question < 0 ? null : QueryHelpers.ParseQuery(path[question..]).GetValueOrDefault("dataset").FirstOrDefault();
        return (question < 0 ? path : path[..question]).Split('/').Append(asked).FirstOrDefault(part => part is { Length: > 0 } && catalogue.Find(part) is not null);
    }

    /// <summary>Only a path of this site.</summary>
    private static string? Local(string? page) => page is ['/', ..] && page is not ['/', '/' or '\\', ..] ? page : null;

    [GeneratedRegex("^/(entry|submissions)/(?<id>[0-9a-fA-F-]{36})", RegexOptions.ExplicitCapture)]
    private static partial Regex SubmissionPage();
}
