using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;
using Value = Klang.Core.Datasets.Expressions.Value;

namespace Klang.Web.Tests.Figures;

/// <summary>
/// A small country's records of several rounds as chance makes them: reports of every status, rows that do not count yet, answers that
/// are missing, do not apply or could not be read, groups that come and go.
/// </summary>
internal sealed record RandomCountry(ImmutableArray<RandomReport> Reports)
{
    public static IReadOnlyList<(int Year, int Number)> Rounds { get; } = [(2569, 4), (2570, 1), (2570, 2), (2570, 3), (2570, 4)];

    private static readonly Gen<decimal?> Number = Gen.Frequency(
        (5, Gen.Int[-50_000, 5_000_000].Select(i => (decimal?)(i / 100m))),
        (1, Gen.Const((decimal?)0m)),
        (2, Gen.Const((decimal?)null)));

    private static readonly Gen<RandomRecord> Row = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], Number.Array[9], (place, state, numbers) => new RandomRecord(place, state, [.. numbers]));

    private static readonly Gen<RandomReport> Report = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4].Select(i => Enum.GetValues<SubmissionStatus>()[i]), Row.Array[0, 4], (unit, round, status, rows) => new RandomReport(unit, round, status, [.. rows]));

    public static Gen<RandomCountry> Any { get; } = Report.Array[3, 14].Select(reports => new RandomCountry([.. reports.DistinctBy(r => (r.Unit, r.Round))]));

    /// <summary>Writes it straight into the tables in place of what stood there, and fills the shelf from them.</summary>
    public async Task WriteAsync(FiguresWorld world, DatasetDefinition definition)
    {
        await world.DbAsync(async db =>
        {
            await db.Records.ExecuteDeleteAsync();
            foreach (var submission in await db.Submissions.ToListAsync())
            {
                var report = Reports.FirstOrDefault(r => Seeding.Districts[r.Unit] == submission.UnitCode && Rounds[r.Round] == (submission.FiscalYear, submission.RoundNumber));
                (submission.Status, submission.PreparedAt) = (report?.Status ?? SubmissionStatus.Draft, report is null ? null : DateTime.UnixEpoch);
                var records = report?.Records(submission, definition).ToList() ?? [];
                submission.RowsConfirmed = records.Count(r => r.State != RecordState.Carried);
                db.Records.AddRange(records);
            }

            return await db.SaveChangesAsync();
        });
        await world.DbAsync(db => world.App.Services.GetRequiredService<ShelfBuilder>().RebuildAsync(db));
    }
}

/// <summary>What one unit sent for one round.</summary>
internal sealed record RandomReport(int Unit, int Round, SubmissionStatus Status, ImmutableArray<RandomRecord> Rows)
{
    public IEnumerable<Record> Records(Submission submission, DatasetDefinition definition) => Rows.Select((row, at) => new Record
    {
        Id = Guid.CreateVersion7(), SubmissionId = submission.Id, SubjectKey = $"{submission.UnitCode}-{at}", AreaCode = row.AreaOf(submission.AreaCode),
        State = row.State, Answers = row.Answers(definition, at), SavedAt = DateTime.UnixEpoch, SavedBy = "ทดสอบ",
    });
}

internal sealed record RandomRecord(int Place, int Kind, ImmutableArray<decimal?> Numbers)
{
    public RecordState State => Kind switch { 0 => RecordState.Carried, 1 => RecordState.Confirmed, _ => RecordState.Entered };

    /// <summary>Mostly a village of the district, sometimes one of another, sometimes only a subdistrict.</summary>
    public string AreaOf(string district) => Place switch
    {
        0 => Seeding.Villages[7],
        1 => district + "01",
        2 => district,
        _ => district + $"0{1 + (Place % 2)}0{1 + (Place / 2 % 2)}",
    };

    /// <summary>Every number of the definition, those computed too, from the few that chance gave.</summary>
    public Answers Answers(DatasetDefinition definition, int row)
    {
        var answers = Core.Records.Answers.Empty;
        foreach (var (field, at) in definition.Fields.OfType<NumberField>().Where(f => f is not YearField).Select((f, at) => (f, at)))
        {
            var number = Numbers[(at + row) % Numbers.Length];
            Answer? answer = number is { } value ? new Answered(Value.Of(decimal.Round(value, field.Decimals)))
                : (at % 3) switch { 0 => new Unparsed("สามสิบ"), 1 => NotApplicable.Instance, _ => null };
            answers = answer is null ? answers : answers.With(field.Key, answer);
        }

        return answers;
    }
}
