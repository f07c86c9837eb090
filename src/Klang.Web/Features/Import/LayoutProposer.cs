using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import.Reading;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>A proposal: the plan, and what there is to say about the file.</summary>
public sealed record Proposal(SheetPlan Plan, ImportSummary Summary)
{
    /// <summary>Whether nobody has to look at it before the dry run: a template, or laid out as the last one that was taken.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>Proposes where a workbook keeps what: from its own marks, from the last one of its kind, or from headings and values.</summary>
public sealed class LayoutProposer(KlangDb db)
{
    private const int SampleRows = 5;

    public async Task<Result<Proposal>> ProposeAsync(ImportWorld world, WorkbookFile file, CancellationToken cancel = default)
    {
        var read = WorkbookReader.Read(file, f => f.Tabs.Where(t => !t.Hidden).Select(f.Sample).Where(s => s.Rows.Count > 0).ToList());
        if (!read.IsOk)
        {
            return read.Problem;
        }

        if (read.Value.Count == 0)
        {
            return ReadingProblems.NoRows;
        }

        var marks = WorkbookReader.Read(file, TemplateMarks.Find).Value;
        return marks is not null && marks.Dataset == world.Context.Submission.Dataset ? FromMarks(world, marks, read.Value) : await FoundAsync(world, marks, read.Value, cancel);
    }

    /// <summary>The plan with another sheet or header, as the officer says.</summary>
    public static Result<Proposal> Again(ImportWorld world, WorkbookFile file, string sheet, int headerRow, int headerRows) => WorkbookReader.Read(file, f =>
    {
        var tab = f.Tabs.FirstOrDefault(t => t.Name == sheet) ?? f.Tabs[0];
        var sample = f.Sample(tab);
        var finder = Finder(world);
        var plan = headerRow > 0 ? finder.Plan(sample, headerRow, headerRows) : finder.Find([sample with { Hidden = false }])[0].Plan;
        return new Proposal(plan, Summary(plan, sample, [.. f.Tabs.Where(t => !t.Hidden).Select(t => t.Name)], []));
    });

    public static string Fingerprint(SheetPlan plan) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan.Headings())));

    /// <summary>Some cells of each column, for the officer to know it by.</summary>
    public static ImmutableArray<ImmutableArray<string>> Samples(SheetPlan plan, SheetSample sheet) =>
        [.. sheet.Rows.Where(r => r.Number >= plan.FirstDataRow && !RowKinds.IsNumbering(r)).Take(SampleRows).Select(r => plan.Columns.Select(c => r[c.Column].Text).ToImmutableArray())];

    private static LayoutFinder Finder(ImportWorld world)
    {
        var matcher = world.Matcher();
        return new LayoutFinder(new ColumnMatcher(world.Targets, matcher.IsCode, matcher.IsName));
    }

    private async Task<Result<Proposal>> FoundAsync(ImportWorld world, TemplateMarks? marks, List<SheetSample> sheets, CancellationToken cancel)
    {
        var found = Finder(world).Find(sheets);
        var (plan, fit) = found[0];
        var alike = found.Skip(1).Where(f => f.Fit >= fit * LayoutFinder.AlikeShare && f.Fit > 0).ToList();
        ImmutableArray<string> candidates = alike.Count == 0 ? [] : [plan.Sheet, .. alike.Select(a => a.Plan.Sheet)];
        var remarks = ImmutableArray.CreateBuilder<LocalText>();
        if (!candidates.IsEmpty)
        {
            remarks.Add(ImportProblems.WhichSheet(candidates).Message);
        }

        if (marks is not null)
        {
            remarks.Add(new("ไฟล์นี้เป็นแบบของฐานข้อมูลอื่น ตรวจว่าเลือกไฟล์ถูกต้อง", "This file is the template of another dataset. Check that it is the right one."));
        }

        var sheet = sheets.First(s => s.Name == plan.Sheet);
        var summary = Summary(plan, sheet, [plan.Sheet, .. sheets.Select(s => s.Name).Where(n => n != plan.Sheet)], remarks.ToImmutable()) with { Alike = candidates };
        var (submission, owner) = (world.Context.Submission, world.LayoutOwner);
        var fingerprint = Fingerprint(plan);
        var last = await db.ImportLayouts.AsNoTracking().FirstOrDefaultAsync(l => l.UnitCode == owner && l.Dataset == submission.Dataset && l.Fingerprint == fingerprint, cancel);
        return last is null ? new Proposal(plan, summary) : new Proposal(Remembered(world, plan, SheetPlan.Read(last.Layout)), summary) { IsKnown = alike.Count == 0 };
    }

    /// <summary>The officer's choices of last time on the columns of today; targets that this round does not ask stay open.</summary>
    private static SheetPlan Remembered(ImportWorld world, SheetPlan plan, SheetPlan last)
    {
        var byColumn = last.Columns.ToDictionary(c => c.Column, c => c.Target);
        var asked = world.Targets.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Columns = [.. plan.Columns.Select(c => byColumn.GetValueOrDefault(c.Column) is { } target && asked.Contains(target) ? c with { Target = target, Confidence = 1, Doubt = "" } : c)],
            Words = last.Words,
            Fixed = last.Fixed,
        };
    }

    private static Proposal FromMarks(ImportWorld world, TemplateMarks marks, List<SheetSample> sheets)
    {
        var sheet = sheets.FirstOrDefault(s => s.Name == marks.Sheet) ?? sheets[0];
        var plan = marks.Plan(sheet, world.Targets);
        var submission = world.Context.Submission;
        ImmutableArray<LocalText> remarks = marks.Round == submission.RoundLabel && marks.Unit == submission.UnitCode
            ? []
            : [new($"ไฟล์นี้เป็นแบบของงวด {marks.Round} หน่วย {marks.Unit} ตรวจว่าเลือกไฟล์ถูกต้อง", $"This template was made for round {marks.Round} of unit {marks.Unit}. Check that it is the right file.")];
        return new Proposal(plan, Summary(plan, sheet, [plan.Sheet], remarks)) { IsKnown = remarks.IsEmpty && plan.Columns.All(c => c.Target is not null || c.Heading.Length == 0) };
    }

    private static ImportSummary Summary(SheetPlan plan, SheetSample sheet, ImmutableArray<string> sheets, ImmutableArray<LocalText> remarks) =>
        new() { Sheets = sheets, Remarks = remarks, Sample = Samples(plan, sheet) };
}
