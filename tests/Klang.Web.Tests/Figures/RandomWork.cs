using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Figures;

/// <summary>One thing that somebody does to a unit's savings groups.</summary>
internal abstract record Work(int Unit)
{
    private static readonly Gen<string?> Typed = Gen.Frequency(
        (6, Gen.Decimal[0, 9_000_000].Select(d => (string?)decimal.Round(d, 2).ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (3, Gen.Int[0, 500].Select(i => (string?)i.ToString())),
        (1, OneOf<string?>([null, "", "n/a", "สามสิบ", "๑๒"])));

    private static readonly Gen<SavingsRow> GoodRow = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 900_000_00], Gen.Int[0, 100], Gen.Int[0, 100])
        .Select((members, satang, lent, late) =>
        {
            var satja = satang / 100m;
            var loans = decimal.Round(satja * lent / 100, 2);
            return new SavingsRow(members, satja, loans, decimal.Round(loans * late / 100, 2));
        });

    private static Gen<T> OneOf<T>(IReadOnlyList<T> choices) => Gen.Int[0, choices.Count - 1].Select(i => choices[i]);

    public static Gen<Work> Any(IReadOnlyList<FieldKey> numbers) => Gen.Frequency<Work>(
        (6, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9], Gen.Select(OneOf(numbers), Typed).List[1, 6]).Select((u, r, c) => (Work)new Type(u, r, c.DistinctBy(x => x.Item1).ToImmutableDictionary(x => x.Item1, x => x.Item2)))),
        (3, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9], GoodRow).Select((u, r, row) => (Work)new Fill(u, r, row))),
        (2, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9]).Select((u, r) => (Work)new Confirm(u, r))),
        (3, Gen.Select(Gen.Int[0, 4], GoodRow).Select((u, row) => (Work)new Submit(u, row))),
        (1, Gen.Int[0, 4].Select(u => (Work)new Return(u))),
        (2, Gen.Int[0, 4].Select(u => (Work)new Approve(u))));

    /// <summary>Does it as the right person; what the product refuses is left undone.</summary>
    public abstract Task DoAsync(FiguresWorld world, Submission submission);

    private static Task SaveAsync(FiguresWorld world, Submission submission, IReadOnlyList<RowEdit> edits) =>
        world.RunAsync((RecordWriter writer) => writer.SaveAsync(FiguresWorld.Officer(submission.UnitCode), submission.Id, edits));

    private static Task<List<Record>> RecordsAsync(FiguresWorld world, Submission submission) =>
        world.DbAsync(db => db.Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id).OrderBy(r => r.SubjectKey).ToListAsync());

    private static async Task<Record> RecordAsync(FiguresWorld world, Submission submission, int row)
    {
        var records = await RecordsAsync(world, submission);
        return records[row % records.Count];
    }

    internal sealed record Type(int Unit, int Row, ImmutableDictionary<FieldKey, string?> Cells) : Work(Unit)
    {
        public override async Task DoAsync(FiguresWorld world, Submission submission)
        {
            var record = await RecordAsync(world, submission, Row);
            await SaveAsync(world, submission, [new RowEdit(record.Id, record.Version) { Cells = Cells }]);
        }
    }

    internal sealed record Fill(int Unit, int At, SavingsRow Values) : Work(Unit)
    {
        public override async Task DoAsync(FiguresWorld world, Submission submission)
        {
            var record = await RecordAsync(world, submission, At);
            await SaveAsync(world, submission, [Edit(world, submission, record, Values)]);
        }
    }

    internal sealed record Confirm(int Unit, int Row) : Work(Unit)
    {
        public override async Task DoAsync(FiguresWorld world, Submission submission)
        {
            var record = await RecordAsync(world, submission, Row);
            await SaveAsync(world, submission, [new RowEdit(record.Id, record.Version) { Confirm = true }]);
        }
    }

    /// <summary>Everything mended, then submitted.</summary>
    internal sealed record Submit(int Unit, SavingsRow Values) : Work(Unit)
    {
        public override async Task DoAsync(FiguresWorld world, Submission submission)
        {
            var records = await RecordsAsync(world, submission);
            await SaveAsync(world, submission, [.. records.Select((r, i) => Edit(world, submission, r, Values with { Members = Values.Members + i }))]);
            await world.RunAsync((SubmissionLife life) => life.SubmitAsync(FiguresWorld.Officer(submission.UnitCode), submission.Id, null, Support.Said.ForAll));
        }
    }

    internal sealed record Return(int Unit) : Work(Unit)
    {
        public override Task DoAsync(FiguresWorld world, Submission submission) =>
            world.RunAsync((SubmissionLife life) => life.ReturnAsync(FiguresWorld.Reviewer(submission.UnitCode[..2]), submission.Id, null, "ตรวจยอดอีกครั้ง"));
    }

    internal sealed record Approve(int Unit) : Work(Unit)
    {
        public override Task DoAsync(FiguresWorld world, Submission submission) =>
            world.RunAsync((SubmissionLife life) => life.ApproveAsync(FiguresWorld.Reviewer(submission.UnitCode[..2]), submission.Id, null));
    }

    /// <summary>Every asked cell, those typed before too.</summary>
    internal static RowEdit Edit(FiguresWorld world, Submission submission, Record record, SavingsRow values)
    {
        var definition = world.Catalogue[submission.Dataset].Definition;
        var cells = values.Cells(definition, submission.RoundNumber, submission.FiscalYear);
        var emptied = record.Answers.Cells.Keys.Where(k => !cells.ContainsKey(k) && definition.Field(k) is { IsComputed: false }).Select(k => KeyValuePair.Create(k, (string?)null));
        return new RowEdit(record.Id, record.Version) { Cells = cells.AddRange(emptied), Confirm = true };
    }
}
