using System.Diagnostics;
using System.Globalization;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;
using Klang.Web.Hosting;

namespace Klang.Bench;

/// <summary>How long a whole country's records take to check on one core, and how long the definitions take to read.</summary>
internal static class CheckTimes
{
    private const int RecordCount = 10_000;
    private const int Runs = 7;

    public static int Records()
    {
        var catalogue = ShippedFiles.Catalogue();
        var dataset = catalogue["savings-group"];
        var (checker, facts) = (new RecordChecker(dataset), Groups(dataset, catalogue.Register("savings-group")!.Definition.Fields).ToList());
        Console.WriteLine($"{facts.Count.Plain()} records of {dataset.Definition.Key}: {dataset.Definition.Fields.Length.Plain()} fields, {dataset.Rules.Length.Plain()} rules, one thread");
        Repeat(() =>
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var issues = facts.Sum(f => checker.Check(f with { Answers = checker.Compute(f) }).Length);
            return $"{issues.Plain()} issues, {((GC.GetAllocatedBytesForCurrentThread() - bytes) / 1_000_000).Plain()} MB";
        });
        return 0;
    }

    public static int Definitions()
    {
        var folder = ShippedFiles.Folder("datasets");
        Repeat(() =>
        {
            var (catalogue, faults) = CatalogueReader.Read(ShippedFiles.DefinitionFiles(folder));
            return $"{(catalogue?.Datasets.Length ?? 0).Plain()} datasets, {faults.Length.Plain()} faults";
        });
        return 0;
    }

    /// <summary>The first run has the compiler in it. Processor time is this process's own, whoever else works on the machine.</summary>
    private static void Repeat(Func<string> work)
    {
        for (var run = 1; run <= Runs; run++)
        {
            var (used, watch) = (Used(), Stopwatch.StartNew());
            var said = work();
            Console.WriteLine($"run {run.Plain()}: {Seconds(watch.Elapsed)} s, {Seconds(Used() - used)} s of processor; {said}");
        }
    }

    private static TimeSpan Used() => Process.GetCurrentProcess().TotalProcessorTime;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Groups with last round's figures and every number answered; one in ten breaks something.</summary>
    private static IEnumerable<RecordFacts> Groups(CompiledDefinition dataset, IEnumerable<Field> register)
    {
        var subject = new EntryFacts("savings-group", "57010101S01", "กลุ่ม", "57010101", Active: true, Typed(register, f => f is DateField ? "1/6/2541" : f is NumberField ? "3" : "A"));
        for (var i = 0; i < RecordCount; i++)
        {
            var (number, wrong) = (1000 + i, i % 10 == 0);
            var before = Typed(dataset.Definition.Fields, f => Text(f, number, "30/11/2568"));
            var now = Typed(dataset.Definition.Fields, f => Text(f, wrong ? number * 2 : number, "28/2/2569"));
            yield return new RecordFacts(now) { Previous = before, SameRoundLastYear = before, Subject = subject, Round = 2, FiscalYear = 2569, DueOn = new DateOnly(2026, 3, 20) };
        }
    }

    private static string Text(Field field, int number, string day) => field switch
    {
        DateField => day,
        NumberField => number.Plain(),
        YesNoField => "ใช่",
        ChoiceField choice => choice.Choices[0].Code,
        MultiField multi => multi.Choices[0].Code,
        _ => "ข้อความ",
    };

    private static Answers Typed(IEnumerable<Field> fields, Func<Field, string> text) => fields.Where(f => !f.IsComputed)
        .Aggregate(Answers.Empty, (all, field) => all.With(field.Key, AnswerParser.Parse(field, text(field)).Answer));
}
