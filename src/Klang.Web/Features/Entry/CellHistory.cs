using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>A cell's value in one round; the number only where it is one.</summary>
public sealed record CellRound(string Label, string Text, decimal? Number);

/// <summary>One change of a cell, as the trail has it.</summary>
/// <param name="At">Bangkok time, as people read it.</param>
public sealed record CellPastChange(string At, string By, string From, string To);

/// <summary>What somebody said at the cell, or at its row; the oldest first.</summary>
/// <param name="Kind">remark, return or answer.</param>
public sealed record CellRemark(string At, string By, string Kind, string Text, bool Settled);

/// <param name="Rounds">The oldest first, this round last.</param>
/// <param name="Changes">Of this round, the newest first.</param>
public sealed record CellPast(IReadOnlyList<CellRound> Rounds, IReadOnlyList<CellPastChange> Changes, IReadOnlyList<CellRemark> Comments);

/// <summary>What a cell held in earlier rounds, and who changed it in this one. For whoever may read the submission.</summary>
public sealed class CellHistory(KlangDb db, EntryLoader loader, Guard guard)
{
    private const int MostRounds = 12;
    private const int MostChanges = 30;

    /// <summary>Lines of the trail looked through; a unit saves a few hundred times a round.</summary>
    private const int MostLines = 2_000;

    public async Task<Result<CellPast>> ReadAsync(Actor actor, Guid submissionId, Guid recordId, string field, CancellationToken cancel = default)
    {
        var context = await loader.FindAsync(submissionId, [recordId], cancel);
        if (context is null)
        {
            return Problems.NotFound;
        }

        if (await guard.AskAsync(actor, Act.ReadSubmission, context.Target, context.Name) is { } problem)
        {
            return problem;
        }

        var asked = FieldKey.TryParse(field, out var key) ? context.Dataset.Definition.Field(key) : null;
        var subject = await db.Records.Where(r => r.Id == recordId && r.SubmissionId == submissionId).Select(r => r.SubjectKey).SingleOrDefaultAsync(cancel);
        return asked is null || subject is null
            ? Problems.NotFound
            : new CellPast(await RoundsAsync(context.Submission, subject, asked, cancel), await ChangesAsync(context, subject, asked, cancel), await CommentsAsync(recordId, field, cancel));
    }

    private async Task<List<CellRemark>> CommentsAsync(Guid recordId, string field, CancellationToken cancel)
    {
        var found = await db.CellComments.AsNoTracking().Where(c => c.RecordId == recordId && (c.Field == field || c.Field == null)).OrderBy(c => c.At).ToListAsync(cancel);
        return found.ConvertAll(c => new CellRemark(Display.Time(c.At), c.By, c.Kind.ToString().ToLowerInvariant(), c.Text, c.SettledAt is not null));
    }

    /// <summary>Rows that were carried in and never confirmed say nothing about their round.</summary>
    private async Task<List<CellRound>> RoundsAsync(Submission of, string subject, Field field, CancellationToken cancel)
    {
        var found = await db.Records.AsNoTracking()
            .Where(r => r.SubjectKey == subject && r.State != RecordState.Carried)
            .Join(
                db.Submissions.Where(s => s.UnitCode == of.UnitCode && s.Dataset == of.Dataset
                    && (s.FiscalYear < of.FiscalYear || (s.FiscalYear == of.FiscalYear && s.RoundNumber <= of.RoundNumber))),
                r => r.SubmissionId, s => s.Id, (r, s) => new { s.FiscalYear, s.RoundNumber, r.Answers })
            .OrderByDescending(x => x.FiscalYear).ThenByDescending(x => x.RoundNumber).Take(MostRounds).ToListAsync(cancel);
        found.Reverse();
        return found.ConvertAll(x => new CellRound(
            $"{x.RoundNumber.Plain()}/{x.FiscalYear.Plain()}",
            AnswerText.Show(field, NotAsked.Given(x.Answers[field.Key]), Language.Current),
            field is NumberField && NotAsked.Given(x.Answers[field.Key]) is Answered { Value: var value } ? value.Number : null));
    }

    private async Task<List<CellPastChange>> ChangesAsync(EntryContext context, string subject, Field field, CancellationToken cancel)
    {
        var (unit, name, mention) = (context.Submission.UnitCode, context.Name, $"\"{field.Key.Name}\":[");
        var lines = await db.Trail.AsNoTracking()
            .Where(t => t.Stream == unit && t.What == "record.save" && t.Subject == name)
            .OrderByDescending(t => t.Number).Take(MostLines)
            .Where(t => t.Details!.Contains(mention) && t.Details.Contains(subject))
            .Select(t => new { t.At, t.ActorName, t.Details }).ToListAsync(cancel);
        return [.. lines.SelectMany(t => Changed(t.Details!, subject, field).Select(c => new CellPastChange(Display.Time(t.At), t.ActorName, c.From, c.To))).Take(MostChanges)];
    }

    /// <summary>The trail keeps texts as they would be typed; they are shown as the field shows them.</summary>
    private static IEnumerable<(string From, string To)> Changed(string details, string subject, Field field)
    {
        using var document = JsonDocument.Parse(details);
        foreach (var row in document.RootElement.EnumerateArray())
        {
            if (row.GetProperty("subject").GetString() == subject && row.GetProperty("changes").TryGetProperty(field.Key.Name, out var pair))
            {
                yield return (Shown(field, pair[0].GetString()), Shown(field, pair[1].GetString()));
            }
        }
    }

    private static string Shown(Field field, string? text) => AnswerText.Show(field, AnswerParser.Parse(field, text).Answer, Language.Current);
}
