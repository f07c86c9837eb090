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

    private const string Record = """
        as_of_date: 28 ก.พ. 2562
        members_male: 120; members_female: 180; members_new: 12; members_left: 3; savers_in_round: 270
        members_ordinary: 290; members_extraordinary: 5; members_honorary: 5
        committee_total: 15; committee_executive: 5; committee_credit: 4; committee_audit: 3; committee_promotion: 3
        satja_balance: ๑,๕๐๐,๐๐๐ บาท; satja_special_balance: 200,000; deposit_other: 0; satja_in_round: 90,000; satja_out_round: 15,000
        reserve_fund: 150,000; welfare_fund: 50,000; subsidy_donation: 20,000; other_liabilities: 5,000; retained_profit: 75,000
        borrowed_external: 100,000; borrowed_sources: 1,9; borrowed_source_other: สหกรณ์การเกษตร
        cash: 20,000; bank_deposits: 380,000; loans_outstanding: 1,500,000; business_investment: 0; other_assets: 200,000
        borrowers: 80; loan_contracts: 95; loans_disbursed_ytd: 600,000; principal_repaid_ytd: 350,000; written_off_ytd: 0
        overdue_amount: 60,000; overdue_borrowers: 6; overdue_over_1y: 20,000
        loan_type_ordinary: 1,200,000; loan_type_emergency: 200,000; loan_type_special: 100,000
        loan_purpose_farming: 900,000; loan_purpose_trade: 300,000; loan_purpose_informal_debt: 100,000
        loan_purpose_education: 100,000; loan_purpose_housing: 50,000; loan_purpose_living: 50,000
        loan_rate: 12; dividend_rate: 5; income_ytd: 120,000; expense_ytd: 45,000
        welfare_people_ytd: 8; welfare_paid_ytd: 16,000; welfare_types: เกิด, เจ็บ
        profit_allocated: ใช่; net_profit_closed_year: 100,000; profit_dividend: 40,000; profit_patronage: 20,000; profit_welfare: 10,000
        profit_reserve: 15,000; profit_committee: 10,000; profit_public: 5,000; profit_other: 0
        """;

    private const string RoundBefore = """
        as_of_date: 30/11/2561; members_male: 115; members_female: 176; members_new: 2; members_left: 1
        satja_balance: 1,425,000; loans_outstanding: 1,350,000; loans_disbursed_ytd: 300,000; principal_repaid_ytd: 200,000
        income_ytd: 80,000; expense_ytd: 30,000; welfare_people_ytd: 5; welfare_paid_ytd: 10,000
        """;

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

    /// <summary>Groups whose books balance and follow from last round; one in ten has a slip that breaks several rules.</summary>
    private static IEnumerable<RecordFacts> Groups(CompiledDefinition dataset, IReadOnlyCollection<Field> register)
    {
        var checker = new RecordChecker(dataset);
        var subject = new EntryFacts("savings-group", "57010101S01", "กลุ่ม", "57010101", Active: true, Typed(register, Answers.Empty, "established_date: 1/6/2541; account_close_month: 3; group_status: A"));
        for (var i = 0; i < RecordCount; i++)
        {
            var now = Typed(dataset.Definition.Fields, Answers.Empty, Record + (i % 10 == 0 ? "; satja_balance: 150,000" : ""));
            var facts = new RecordFacts(now) { Subject = subject, Round = 2, FiscalYear = 2562, DueOn = new DateOnly(2019, 3, 20) };
            var before = checker.Compute(facts with { Answers = Typed(dataset.Definition.Fields, now, RoundBefore) });
            yield return facts with { Previous = before, SameRoundLastYear = before };
        }
    }

    private static Answers Typed(IEnumerable<Field> fields, Answers answers, string lines)
    {
        var known = fields.ToDictionary(f => f.Key.Name, StringComparer.Ordinal);
        return lines.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Aggregate(answers, (all, cell) => all.With(known[cell[0]].Key, AnswerParser.Parse(known[cell[0]], cell[1]).Answer));
    }
}
