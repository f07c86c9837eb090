using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>A savings group whose books balance, in round 2 of 2562, and the same group a round before.</summary>
internal static class SavingsGroup
{
    private const string Record = """
        as_of_date: 28 ก.พ. 2562
        members_male: 120; members_female: 180; members_new: 12; members_left: 3; savers_in_round: 270
        members_ordinary: 290; members_extraordinary: 5; members_honorary: 5
        committee_total: 15; committee_executive: 5; committee_credit: 4; committee_audit: 3; committee_promotion: 3
        satja_balance: ๑,๕๐๐,๐๐๐ บาท; satja_special_balance: 200,000; deposit_other: 0; satja_in_round: 90,000; satja_out_round: 15,000
        reserve_fund: 150,000; welfare_fund: 50,000; subsidy_donation: 20,000; other_liabilities: 5,000; retained_profit: 75,000
        borrowed_external: 100,000; borrowed_sources: 1,9; borrowed_source_other: สหกรณ์การเกษตร
        cash: 20,000; bank_deposits: 380,000; loans_outstanding: 1,500,000; business_investment: 150,000; other_assets: 50,000
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

    public static CompiledDefinition Dataset => Given.Dataset("savings-group");

    public static ImmutableArray<Field> Fields => Dataset.Definition.Fields;

    public static CompiledRegister Register => ShippedDefinitions.Catalogue.Register("savings-group")!;

    public static Answers Entry { get; } = Given.Typed(
        Register.Definition.Fields, "established_date: 1/6/2541; account_close_month: 3; group_status: A");

    public static RecordFacts Facts { get; } = new(Given.Typed(Fields, Record).WithList(FieldKey.Parse("activities"), [Activity("1", "100,000"), Activity("2", "50,000")]))
    {
        Subject = Given.Subject(Entry),
        Round = 2,
        FiscalYear = 2562,
        DueOn = new DateOnly(2019, 3, 20),
    };

    public static RecordFacts After { get; } = Facts with
    {
        Previous = Dataset.Computed(Facts with { Answers = Given.With(Facts.Answers, Fields, RoundBefore) }).Answers,
    };

    public static RecordFacts Changed(string lines) => Facts with { Answers = Given.With(Facts.Answers, Fields, lines) };

    public static Answers Activity(string type, string capital) =>
        Given.Typed(Dataset.Definition.Lists[0].Fields, $"type: {type}; capital: {capital}");
}
